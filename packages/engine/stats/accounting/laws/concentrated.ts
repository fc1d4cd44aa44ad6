import { type Mechanism, makeMechanism, requirePositivePrivacy } from "../mechanism.ts";

/**
 * Any mechanism of which only ρ of zero-concentrated privacy is known: its Rényi divergence is at most αρ at
 * every order (Bun and Steinke, "Concentrated differential privacy", 2016). Discrete Gaussian noise σ on a
 * vector of whole numbers that one row moves by at most Δ in L2 has ρ = Δ²/(2σ²).
 */
export function concentratedMechanism({ rho }: { rho: number }): Mechanism {
  const name = `zero-concentrated rho ${rho}`;
  requirePositivePrivacy(name, { rho });
  return makeMechanism({ name, concentration: rho, renyi: (order) => order * rho });
}
