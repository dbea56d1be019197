package dev.tandem.core.testkit.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pause has no limit of time or size (PAUSE-3, PAUSE-4, I19), and needs no memory: the process
 * has a heap of 256 MB, and the changes are in the embedded store. The profile {@code volume} takes
 * a million of them.
 */
class LongPauseTest {
  private static final int CHANGES = Integer.getInteger("volume.changes", 60_000);

  @TempDir private Path folder = Path.of("");

  @Test
  void everyChangeOfThirtyDaysArrivesInItsTurn() throws IOException, InterruptedException {
    String said =
        SmallProcess.run(
            folder,
            LongPause.class,
            folder.resolve("store.db").toString(),
            String.valueOf(CHANGES));
    assertThat(said).contains("caught up at");
    System.out.print(said);
  }
}
