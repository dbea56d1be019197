package dev.tandem.example.jdbc.crash;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The classes of this test run as processes find them fastest: in jar files, from which the virtual
 * machine keeps an archive of what the first process loaded. Starting is most of what a short-lived
 * process costs.
 */
final class ClassArchive {
  private final Path archive;
  private final String path;

  private ClassArchive(Path archive, String path) {
    this.archive = archive;
    this.path = path;
  }

  /** Packs the folders of the class path into files of this folder. */
  static ClassArchive in(Path folder) throws IOException {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path place = Path.of(entry);
      if (Files.isDirectory(place)) {
        Path jar = folder.resolve("classes" + entries.size() + ".jar");
        pack(place, jar);
        entries.add(jar.toString());
      } else if (Files.exists(place)) {
        entries.add(entry);
      }
    }
    return new ClassArchive(
        folder.resolve("classes.jsa"), String.join(File.pathSeparator, entries));
  }

  private static void pack(Path folder, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(folder)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(
            new ZipEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, zip);
      }
    }
  }

  /** How a process starts; the first one that ends by itself leaves the archive. */
  List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("-Xmx256m");
    command.add("-Xlog:cds=off");
    command.add("-Xlog:cds+dynamic=off");
    command.add(
        (Files.exists(archive) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + archive);
    command.add("-cp");
    command.add(path);
    return command;
  }
}
