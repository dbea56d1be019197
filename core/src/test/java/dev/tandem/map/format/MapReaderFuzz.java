package dev.tandem.map.format;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Mutates the inputs beside this class for a bounded number of runs; the build does so in an
 * execution of its own. A found input belongs beside the others, where {@link ReaderLawTest} runs
 * it for ever.
 */
class MapReaderFuzz {

  @FuzzTest(maxExecutions = 20_000, maxDuration = "12s")
  void readsOrRefuses(byte[] content) {
    ReaderLaw.holdsFor(content);
  }
}
