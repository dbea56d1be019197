package dev.tandem.cli;

import dev.tandem.filter.FilterDialect;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.format.MapReader;
import dev.tandem.projectops.CatalogueEntry;
import dev.tandem.projectops.MapCatalogue;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.schema.format.Catalogs;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The MAP parameter: an existing file first, then FILE#NAME, then the name of a shipped map. */
final class MapArgument {
  /** What can only be meant as a file: with a path, or with the ending of a map file. */
  private static final Pattern FILE = Pattern.compile("(?is).*[/\\\\].*|.*\\.(json|xml|zip)(#.*)?");

  @Parameters(
      index = "0",
      paramLabel = "MAP",
      description =
          "Name, id, table or finance entity of a shipped map in any case; or a file or folder with"
              + " a map: bare JSON, customizations.xml, a solution zip or an unpacked solution; or"
              + " FILE#NAME for one of several in a package.")
  private @Nullable String argument;

  @Option(
      names = "--legacy",
      description = "Read startswith, endswith and contains of older Dataverse filters as well.")
  private boolean legacy;

  @Mixin private final SchemasOption schemas = new SchemasOption();

  /** Finds and reads the map. */
  ChosenMap choose() {
    String wanted = Objects.requireNonNull(argument, "required by picocli");
    return find(wanted, Path.of(""), schemas.catalogs(), dialect());
  }

  /** Finds and reads a map; relative paths start at the folder. */
  static ChosenMap find(
      String wanted, Path folder, @Nullable Catalogs catalogs, FilterDialect dialect) {
    DualWriteMap fromFile = fromFile(wanted, folder);
    if (fromFile != null) {
      return new ChosenMap(fromFile, null, catalogs, dialect);
    }
    MapCatalogue catalogue = ProjectOperations.shipped();
    CatalogueEntry entry = shipped(catalogue, wanted);
    return new ChosenMap(
        entry.map(), entry, catalogs == null ? catalogue.catalogs() : catalogs, dialect);
  }

  /** All maps of a file or folder; one map where the text names one. */
  static List<DualWriteMap> findAll(String wanted, Path folder) {
    Path whole = existing(wanted, folder);
    return whole != null
        ? MapReader.readAll(whole)
        : List.of(find(wanted, folder, null, FilterDialect.CURRENT).map());
  }

  private FilterDialect dialect() {
    return legacy ? FilterDialect.LEGACY : FilterDialect.CURRENT;
  }

  private static @Nullable DualWriteMap fromFile(String wanted, Path folder) {
    Path whole = existing(wanted, folder);
    if (whole != null) {
      return MapReader.read(whole);
    }
    for (int at = wanted.lastIndexOf('#'); at > 0; at = wanted.lastIndexOf('#', at - 1)) {
      Path file = existing(wanted.substring(0, at), folder);
      if (file != null) {
        return MapReader.read(file, wanted.substring(at + 1));
      }
    }
    return null;
  }

  /** The path of a text that names something that is there; null otherwise. */
  static @Nullable Path existing(String text, Path folder) {
    try {
      Path path = folder.resolve(text);
      return !text.isBlank() && Files.exists(path) ? path : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static CatalogueEntry shipped(MapCatalogue catalogue, String wanted) {
    List<CatalogueEntry> found = catalogue.find(wanted);
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.isEmpty() && FILE.matcher(wanted).matches()) {
      throw new UnreadableException(
          "there is no file or folder '%s'; 'tandem catalogue' lists the shipped maps, which need none"
              .formatted(wanted));
    }
    String problem =
        found.isEmpty()
            ? "there is no file and no shipped map '%s'; shipped are:"
            : "several shipped maps are called '%s'; name one by its id:";
    List<CatalogueEntry> candidates = found.isEmpty() ? catalogue.maps() : found;
    throw new UnreadableException(
        candidates.stream()
            .map(entry -> "%s  %s (%s)".formatted(entry.id(), entry.name(), entry.table()))
            .collect(Collectors.joining("\n  ", problem.formatted(wanted) + "\n  ", "")));
  }
}
