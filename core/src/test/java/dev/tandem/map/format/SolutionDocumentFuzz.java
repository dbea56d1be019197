package dev.tandem.map.format;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Mutates documents of unpacked packages for a bounded number of runs; one class may fuzz one test
 * alone.
 */
class SolutionDocumentFuzz {

  @FuzzTest(maxExecutions = 10_000, maxDuration = "8s")
  void packsOrRefuses(byte[] document) {
    SolutionLaw.holdsForDocument(document);
  }
}
