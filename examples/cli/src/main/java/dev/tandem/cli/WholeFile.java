package dev.tandem.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/**
 * Writes files as a whole or not at all: beside their place first, and moved there when everything
 * is on the disk. After an error, a full disk or a killed process the file has its old content, or
 * is not there as before; who was killed may leave a file {@code .tandem-*.part} beside it. What is
 * no file, such as a pipe or a device, is written to where it is. Without state.
 */
final class WholeFile {
  private WholeFile() {}

  /** Gives what a file shall hold. */
  interface Content {
    /** Writes all of it. */
    void to(OutputStream out) throws IOException;
  }

  /** Makes the file hold these bytes. */
  static void write(Path file, byte[] content) throws IOException {
    write(file, out -> out.write(content));
  }

  /**
   * Makes the file hold this content. A link stays, the file that it means is replaced; its
   * permissions stay.
   *
   * @throws FileSystemException names the file and says why it cannot be written
   */
  static void write(Path file, Content content) throws IOException {
    if (!isReplaced(file)) {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        content.to(out);
      }
      return;
    }
    try {
      boolean there = Files.exists(file);
      Path place = there ? file.toRealPath() : file.toAbsolutePath();
      if (there && !Files.isWritable(place)) {
        throw new AccessDeniedException(file.toString());
      }
      replace(place, there, content);
    } catch (IOException e) {
      FileSystemException named = new FileSystemException(file.toString(), null, Words.reason(e));
      named.initCause(e);
      throw named;
    }
  }

  /** Names below /dev mean what the process has open, also where that is a file. */
  private static boolean isReplaced(Path file) {
    return !file.toAbsolutePath().normalize().startsWith("/dev")
        && (Files.isRegularFile(file) || !Files.exists(file, LinkOption.NOFOLLOW_LINKS));
  }

  private static void replace(Path place, boolean there, Content content) throws IOException {
    Path part = place.resolveSibling(".tandem-" + UUID.randomUUID() + ".part");
    try {
      try (FileChannel channel =
              FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
        content.to(out);
        out.flush();
        channel.force(true);
      }
      PosixFileAttributeView old =
          there ? Files.getFileAttributeView(place, PosixFileAttributeView.class) : null;
      if (old != null) {
        Files.setPosixFilePermissions(part, old.readAttributes().permissions());
      }
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
