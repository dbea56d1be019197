package dev.tandem.map.format;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Mutates packages, and documents of unpacked ones, for a bounded number of runs; the build does so
 * in an execution of its own.
 */
class SolutionFolderFuzz {

  @FuzzTest(maxExecutions = 10_000, maxDuration = "30s")
  void unpacksOrRefuses(byte[] archive) {
    SolutionLaw.holdsFor(archive);
  }

  @FuzzTest(maxExecutions = 10_000, maxDuration = "30s")
  void packsOrRefuses(byte[] document) {
    SolutionLaw.holdsForDocument(document);
  }
}
