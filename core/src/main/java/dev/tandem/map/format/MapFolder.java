package dev.tandem.map.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the maps of a folder tree: files of any form, unpacked solutions among them ({@code
 * Other/Customizations.xml}). Files that nothing marks as map files, hidden ones and symbolic links
 * are passed over. One per call, not safe for several threads.
 */
final class MapFolder {
  private final Budget budget;
  private final List<FoundMap> maps = new ArrayList<>();
  private int visited;

  private MapFolder(Budget budget) {
    this.budget = budget;
  }

  /** The maps below a folder, by path; empty when there are none. */
  static List<FoundMap> read(Path folder, Budget budget) throws IOException {
    MapFolder reader = new MapFolder(budget);
    reader.folder(folder, 1);
    return reader.maps;
  }

  private void folder(Path folder, int depth) throws IOException {
    if (depth > budget.limits().maxDepth()) {
      throw Place.of(folder.toString())
          .tooLarge("found folders nested deeper than " + budget.limits().maxDepth());
    }
    for (Path child : children(folder)) {
      if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
        folder(child, depth + 1);
      } else if (Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS)) {
        file(child);
      }
    }
  }

  private List<Path> children(Path folder) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path child : stream) {
        if (++visited > budget.limits().maxEntries()) {
          throw Place.of(folder.toString())
              .tooLarge(
                  "found more files and folders than "
                      + budget.limits().maxEntries()
                      + "; read a smaller folder or raise maxEntries");
        }
        if (!child.getFileName().toString().startsWith(".")) {
          children.add(child);
        }
      }
    }
    children.sort(null);
    return children;
  }

  private void file(Path path) throws IOException {
    String name = path.toString();
    int most = budget.limits().maxTextBytes();
    try (InputStream in = Files.newInputStream(path)) {
      byte[] head = in.readNBytes(4);
      if (Marks.of(head) == Marks.ARCHIVE) {
        archive(path, name);
        return;
      }
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] content = in.readNBytes(most);
      Marks form = Marks.of(content);
      if (form.marked(content)) {
        if (in.read() >= 0) {
          throw Contents.tooLong(name, most);
        }
        maps.addAll(Contents.readIfMarked(name, content, budget));
      }
    }
  }

  private void archive(Path path, String name) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      maps.addAll(SolutionArchive.read(name, in, budget));
    }
  }
}
