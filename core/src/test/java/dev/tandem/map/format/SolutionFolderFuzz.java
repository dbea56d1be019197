package dev.tandem.map.format;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Mutates packages for a bounded number of runs; the build does so in an execution of its own. */
class SolutionFolderFuzz {

  @FuzzTest(maxExecutions = 10_000, maxDuration = "8s")
  void unpacksOrRefuses(byte[] archive) {
    SolutionLaw.holdsFor(archive);
  }
}
