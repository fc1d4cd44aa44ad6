/* As many multiply-adds as one core can do: twelve independent vectors that stay in registers.
   Answers each line it is given with GFLOP per second of processor time. */
#include <stdio.h>
#include <time.h>

typedef float vector __attribute__((vector_size(WIDTH * sizeof(float))));
enum { CHAINS = 12, ROUNDS = 8000000 };

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

int main(void) {
  char line[16];
  while (fgets(line, sizeof line, stdin)) {
    vector sums[CHAINS], factor, term;
    for (int i = 0; i < WIDTH; i++) factor[i] = 0.999f, term[i] = 0.001f;
    for (int c = 0; c < CHAINS; c++) sums[c] = term * (float)(c + 1);
    double start = now();
    for (int r = 0; r < ROUNDS; r++)
      for (int c = 0; c < CHAINS; c++) sums[c] = sums[c] * factor + term;
    double seconds = now() - start;
    float check = 0;
    for (int c = 0; c < CHAINS; c++) check += sums[c][0];
    double flops = 2.0 * WIDTH * CHAINS * (double)ROUNDS;
    printf("%.3f\n", check > 0 ? flops / seconds / 1e9 : 0);
    fflush(stdout);
  }
}
