package dev.tandem.core.testkit.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An initial sync of rows with twelve lookups each, of two maps that refer to each other and a
 * third one in another partition, with a heap of 256 MB (INIT-8, UND-30, I12). The normal build
 * brings fewer rows; {@code mvn -P volume} brings 100,000.
 */
class WideInitialSyncTest {
  private static final int ROWS = Integer.getInteger("volume.rows", 10_000);

  @TempDir private Path folder = Path.of("");

  @Test
  void everyRowArrivesWholeAndNoneBeforeItsPeer() throws IOException, InterruptedException {
    String said =
        SmallProcess.run(
            folder,
            WideInitialSync.class,
            folder.resolve("store.db").toString(),
            String.valueOf(ROWS));
    assertThat(said).contains("rows with 12 lookups");
    System.out.print(said);
  }
}
