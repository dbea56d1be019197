package dev.tandem.sync.run;

/**
 * What one chunk came to. Immutable.
 *
 * @param read rows read
 * @param unchanged rows left out because both sides agree
 * @param live rows left to a live change that came in between
 * @param recorded rows recorded
 */
record Chunk(int read, int unchanged, int live, int recorded) {}
