package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are written as a whole or not at all. */
class WholeFileTest {
  private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder = Path.of("");

  private long files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void makesAndReplacesAFileAndLeavesNothingBeside() throws IOException {
    Path file = folder.resolve("file");
    WholeFile.write(file, "old".getBytes(StandardCharsets.UTF_8));
    assertThat(file).hasContent("old");
    WholeFile.write(file, NEW);
    assertThat(file).hasContent("new");
    assertThat(files()).isEqualTo(1);
  }

  @Test
  void theOldContentStaysUntilTheNewOneIsWhole() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    out -> {
                      out.write(new byte[1 << 16]);
                      assertThat(file).hasContent("old");
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(file + ": No space left on device");
    assertThat(file).hasContent("old");
    assertThat(files()).isEqualTo(1);
  }

  @Test
  void aLinkAndThePermissionsStay() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-x---"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));
    WholeFile.write(link, NEW);
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-x---");
  }

  @Test
  void whatIsNoFileIsWrittenToWhereItIs() throws IOException {
    Path device = Path.of("/dev/null");
    WholeFile.write(device, NEW);
    assertThat(Files.isRegularFile(device)).isFalse();
    Path link = Files.createSymbolicLink(folder.resolve("link"), device);
    WholeFile.write(link, NEW);
    assertThat(link).isSymbolicLink();
    Files.delete(link);
    assertThatThrownBy(() -> WholeFile.write(folder, NEW)).isInstanceOf(IOException.class);
  }
}
