package dev.tandem.example.odata.datapackage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads packages from anybody: nothing is written to disk, names with a path are refused, and so is
 * whatever is larger than the limits, before it is unpacked.
 */
public final class PackageReader {
  private final PackageLimits limits;
  private final Map<String, byte[]> files = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private int left;

  private PackageReader(PackageLimits limits) {
    this.limits = limits;
    left = limits.bytes();
  }

  /**
   * The package in these bytes.
   *
   * @throws MalformedPackageException when it is none, or larger than allowed
   */
  public static DataPackage read(byte[] zip, PackageLimits limits)
      throws MalformedPackageException {
    PackageReader reader = new PackageReader(limits);
    reader.unpack(zip);
    return reader.content();
  }

  private void unpack(byte[] bytes) throws MalformedPackageException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      ZipEntry entry = zip.getNextEntry();
      while (entry != null) {
        keep(entry.getName(), zip);
        entry = zip.getNextEntry();
      }
    } catch (MalformedPackageException refused) {
      throw refused;
    } catch (IOException | IllegalArgumentException broken) {
      throw new MalformedPackageException("the package is no readable zip", broken);
    }
  }

  private void keep(String name, ZipInputStream zip) throws IOException {
    boolean plain =
        !name.isEmpty()
            && !name.equals("..")
            && name.chars().noneMatch(letter -> letter < ' ' || "/\\:".indexOf(letter) >= 0);
    if (!plain) {
      throw new MalformedPackageException("the package has a file whose name is a path");
    }
    if (files.size() >= limits.files()) {
      throw new MalformedPackageException(
          "the package has more than %d files".formatted(limits.files()));
    }
    byte[] content = zip.readNBytes(left + 1);
    if (content.length > left) {
      throw new MalformedPackageException(
          "the package has more than %d bytes".formatted(limits.bytes()));
    }
    left -= content.length;
    if (files.put(name, content) != null) {
      throw new MalformedPackageException("the package has the file %s twice".formatted(name));
    }
  }

  private DataPackage content() throws MalformedPackageException {
    Map<String, String> header =
        PackageXml.header(file(PackageNames.HEADER), PackageNames.HEADER).leaves();
    if (!PackageNames.TYPE.equals(header.get("PackageType"))
        || !PackageNames.VERSION.equals(header.get("PackageVersion"))) {
      throw new MalformedPackageException(
          "%s is of another type than %s in version %s"
              .formatted(PackageNames.HEADER, PackageNames.TYPE, PackageNames.VERSION));
    }
    PackageXml manifest = PackageXml.manifest(file(PackageNames.MANIFEST), PackageNames.MANIFEST);
    List<PackagedEntity> entities = new ArrayList<>();
    for (PackageXml.Entity entity : manifest.entities()) {
      if (!entity.is("Disable", "true")) {
        entities.add(entity(entity));
      }
    }
    return new DataPackage(manifest.leaves().getOrDefault("DefinitionGroupName", ""), entities);
  }

  private PackagedEntity entity(PackageXml.Entity entity) throws MalformedPackageException {
    String name = entity.need("EntityName");
    if (!entity.is("SourceFormat", CsvUnicode.NAME)) {
      throw new MalformedPackageException(
          "entity %s is in another format than %s".formatted(name, CsvUnicode.NAME));
    }
    if (entity.fields().size() > limits.columns()) {
      throw new MalformedPackageException(
          "entity %s has more than %d fields".formatted(name, limits.columns()));
    }
    return new PackagedEntity(name, entity.fields(), file(entity.need("InputFilePath")), limits);
  }

  private byte[] file(String name) throws MalformedPackageException {
    byte @Nullable [] file = files.get(name);
    if (file == null) {
      throw new MalformedPackageException("the package has no file " + name);
    }
    return file;
  }
}
