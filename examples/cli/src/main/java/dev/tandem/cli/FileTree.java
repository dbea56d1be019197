package dev.tandem.cli;

import dev.tandem.map.format.ReaderLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files below a folder by path, with slashes. Files and folders of git are never seen, links
 * are refused: what they point at belongs to somebody else.
 *
 * @param folder the folder
 * @param limits how many and how large files may be
 */
record FileTree(Path folder, ReaderLimits limits) {

  /** The content of one file. */
  static byte[] file(Path file, ReaderLimits limits) throws IOException {
    int most = (int) Math.min(Integer.MAX_VALUE - 8, limits.maxFileBytes());
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(most);
      if (in.read() >= 0) {
        throw new UnreadableException("%s has more than %d bytes".formatted(file, most));
      }
      return content;
    } catch (IOException e) {
      throw new UnreadableException("cannot read %s: %s".formatted(file, Words.reason(e)), e);
    }
  }

  SortedMap<String, byte[]> read() throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    long bytes = 0;
    for (Path file : paths()) {
      byte[] content = file(file, limits);
      bytes += content.length;
      if (bytes > limits.maxInflatedBytes()) {
        throw new UnreadableException(
            "%s has more than %d bytes".formatted(folder, limits.maxInflatedBytes()));
      }
      files.put(name(file), content);
    }
    return files;
  }

  /** Makes the folder hold these files and no other. */
  void write(Map<String, byte[]> files, boolean replace) throws IOException {
    List<Path> there = Files.isDirectory(folder) ? paths() : List.of();
    if (!there.isEmpty() && !replace) {
      throw new UnreadableException(
          "the folder %s has files already; --replace replaces them".formatted(folder));
    }
    for (Path file : there) {
      if (!files.containsKey(name(file))) {
        Files.delete(file);
      }
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey()).normalize();
      if (!path.startsWith(folder.normalize())) {
        throw new UnreadableException("%s lies outside of the folder".formatted(file.getKey()));
      }
      if (path.getParent() != null) {
        Files.createDirectories(path.getParent());
      }
      WholeFile.write(path, file.getValue());
    }
  }

  private String name(Path file) {
    List<String> parts = new ArrayList<>();
    folder.relativize(file).forEach(part -> parts.add(part.toString()));
    return String.join("/", parts);
  }

  private List<Path> paths() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new UnreadableException("there is no folder %s".formatted(folder));
    }
    Walk walk = new Walk();
    Files.walkFileTree(folder, walk);
    return walk.found;
  }

  private final class Walk extends SimpleFileVisitor<Path> {
    private final List<Path> found = new ArrayList<>();

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
      return isOfGit(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
      if (isOfGit(path)) {
        return FileVisitResult.CONTINUE;
      }
      if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        throw new UnreadableException("%s is a link; a package has files only".formatted(path));
      }
      found.add(path);
      if (found.size() > limits.maxEntries()) {
        throw new UnreadableException(
            "%s has more than %d files".formatted(folder, limits.maxEntries()));
      }
      return FileVisitResult.CONTINUE;
    }

    private boolean isOfGit(Path path) {
      return !path.equals(folder)
          && path.getFileName().toString().toLowerCase(Locale.ROOT).startsWith(".git");
    }
  }
}
