package dev.tandem.map.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays the inputs of the fuzzer, found ones included, and cuts and swaps of them. */
class ReaderLawTest {

  static List<Path> inputs() throws IOException, URISyntaxException {
    URL folder = ReaderLawTest.class.getResource("MapReaderFuzzInputs/readsOrRefuses");
    try (Stream<Path> files = Files.list(Path.of(Objects.requireNonNull(folder).toURI()))) {
      return files.sorted().toList();
    }
  }

  @Test
  void hasInputsOfEveryForm() throws IOException, URISyntaxException {
    assertThat(inputs())
        .extracting(path -> path.getFileName().toString())
        .contains("mapping.json", "page.json", "record.json", "customizations.xml", "deflated.zip");
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void holdsForInputs(Path input) throws IOException {
    ReaderLaw.holdsFor(Files.readAllBytes(input));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  @Timeout(60)
  void holdsForBrokenInputs(Path input) throws IOException {
    byte[] content = Files.readAllBytes(input);
    Random random = new Random(content.length);
    for (int run = 0; run < 300; run++) {
      ReaderLaw.holdsFor(broken(content, random));
    }
  }

  private static byte[] broken(byte[] content, Random random) {
    int from = random.nextInt(content.length);
    int length = random.nextInt(Math.min(32, content.length - from) + 1);
    byte[] broken = content.clone();
    int to = random.nextInt(content.length - length + 1);
    System.arraycopy(content, from, broken, to, length);
    broken[random.nextInt(broken.length)] = (byte) random.nextInt();
    return random.nextInt(4) > 0 ? broken : Arrays.copyOf(broken, from);
  }
}
