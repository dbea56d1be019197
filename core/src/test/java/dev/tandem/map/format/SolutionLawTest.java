package dev.tandem.map.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays the inputs of the fuzzer, found ones included, and cuts and swaps of them. */
class SolutionLawTest {
  private static final int RUNS = 500;

  private static List<Path> inputs(String of) throws IOException, URISyntaxException {
    URL folder = SolutionLawTest.class.getResource(of);
    try (Stream<Path> files = Files.list(Path.of(Objects.requireNonNull(folder).toURI()))) {
      return files.sorted().toList();
    }
  }

  static List<Path> archives() throws IOException, URISyntaxException {
    return inputs("SolutionFolderFuzzInputs/unpacksOrRefuses");
  }

  static List<Path> documents() throws IOException, URISyntaxException {
    return inputs("SolutionDocumentFuzzInputs/packsOrRefuses");
  }

  @Test
  void someInputsAreWhatTheyShouldBe() throws IOException, URISyntaxException {
    int packages = 0;
    for (Path archive : archives()) {
      packages += SolutionLaw.holdsFor(Files.readAllBytes(archive)) ? 1 : 0;
    }
    assertThat(packages).isPositive();
    for (Path document : documents()) {
      assertThat(SolutionLaw.holdsForDocument(Files.readAllBytes(document))).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("archives")
  @Timeout(60)
  void holdsForBrokenArchives(Path input) throws IOException {
    byte[] content = Files.readAllBytes(input);
    Random random = new Random(content.length);
    for (int run = 0; run < RUNS; run++) {
      SolutionLaw.holdsFor(broken(content, random));
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  @Timeout(60)
  void holdsForBrokenDocuments(Path input) throws IOException {
    byte[] content = Files.readAllBytes(input);
    Random random = new Random(content.length);
    for (int run = 0; run < RUNS; run++) {
      SolutionLaw.holdsForDocument(broken(content, random));
    }
  }

  private static byte[] broken(byte[] content, Random random) {
    byte[] broken = content.clone();
    int length = random.nextInt(Math.min(32, content.length));
    int from = random.nextInt(content.length - length);
    int to = random.nextInt(content.length - length);
    System.arraycopy(content, from, broken, to, length);
    if (random.nextBoolean()) {
      broken[random.nextInt(broken.length)] = (byte) random.nextInt();
    }
    return broken;
  }
}
