/**
 * @file The few zip records that a model file uses (PKWARE's APPNOTE, 4.3): whole sizes in the headers, stored or
 * deflated, one disk, no comments, nothing of 64 bits.
 */

export const LOCAL_HEADER = { signature: 0x04034b50, bytes: 30 };
export const DIRECTORY_ENTRY = { signature: 0x02014b50, bytes: 46 };
export const DIRECTORY_END = { signature: 0x06054b50, bytes: 22 };

export const STORED = 0;
export const DEFLATED = 8;

/** Names are UTF-8. */
export const UTF8_FLAG = 0x0800;
/** Two bits by which a writer tells how hard it tried. */
export const EFFORT_FLAGS = 0x0006;

/** Far below the 4 GiB of 32-bit sizes, and what Node reads at once. */
export const LARGEST_ARCHIVE = 2 ** 31 - 1;
