package dev.tandem.projectops;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.SyncDirection;
import dev.tandem.map.format.MapReader;
import dev.tandem.projectops.format.JsonFields;
import dev.tandem.schema.format.SchemaSource;
import dev.tandem.spi.schema.Side;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code catalogue.json} and, for each entry, its map and its provenance file. */
final class CatalogueReader {
  private static final String CATALOGUE = "catalogue.json";

  private final SchemaSource source;

  private CatalogueReader(SchemaSource source) {
    this.source = source;
  }

  /**
   * The entries in run order.
   *
   * @param source opens the shipped files by their path beside the catalogue
   */
  static List<CatalogueEntry> read(SchemaSource source) {
    CatalogueReader reader = new CatalogueReader(source);
    JsonFields catalogue = reader.fields(CATALOGUE);
    List<CatalogueEntry> entries = new ArrayList<>();
    entries.addAll(catalogue.each("prerequisiteMaps", reader::entry));
    entries.addAll(catalogue.each("maps", reader::entry));
    entries.addAll(catalogue.each("featureMaps", reader::entry));
    return entries;
  }

  private CatalogueEntry entry(JsonFields fields) {
    JsonFields provenance = fields(fields.text("provenanceFile"));
    CatalogueEntry.Builder entry = CatalogueEntry.builder();
    entry
        .id(fields.text("id"))
        .name(fields.text("name"))
        .kind(MapKind.valueOf(fields.text("kind")))
        .map(map(fields.text("file")))
        .table(fields.text("dataverseEntitySet"))
        .financeEntity(fields.text("financeEntity"))
        .page(fields.text("page"))
        .version(fields.version("version"))
        .latestVersion(fields.version("latestVersion"))
        .minimumFinanceVersion(fields.version("minimumFinanceVersion"))
        .minimumFinanceVersionOfLatest(fields.version("minimumFinanceVersionOfLatest"))
        .minimumDataverseVersion(fields.version("minimumDataverseVersion"))
        .feature(fields.textOrNull("feature"))
        .needsInitialSync(fields.flag("initialSync"))
        .masterForInitialSync(side(fields.textOrNull("masterForInitialSync")))
        .prerequisites(fields.texts("prerequisites"))
        .relatedMaps(fields.texts("relatedMaps"))
        .tablesWithoutMap(fields.texts("lookupTablesWithoutMap"))
        .rules(fields.texts("rules"))
        .notes(provenance.texts("notes"))
        .provenance(provenance.each("pairs", CatalogueReader::pair));
    return entry.build();
  }

  private static PairProvenance pair(JsonFields fields) {
    PairProvenance.Builder pair = PairProvenance.builder();
    pair.financeField(fields.text("sourceField"))
        .dataverseField(fields.text("destinationField"))
        .direction(SyncDirection.of(fields.number("syncDirection")))
        .origin(origin(fields.text("provenance")))
        .transformOrigin(originOrNull(fields.textOrNull("transformProvenance")))
        .page(fields.textOrNull("page"))
        .scope(fields.textOrNull("scope"))
        .reason(fields.textOrNull("reason"))
        .inferredParts(fields.texts("inferredParts"));
    return pair.build();
  }

  private static PairOrigin origin(String text) {
    return PairOrigin.valueOf(text.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  private static @Nullable PairOrigin originOrNull(@Nullable String text) {
    return text == null ? null : origin(text);
  }

  private static @Nullable Side side(@Nullable String text) {
    return text == null ? null : Side.valueOf(text);
  }

  private DualWriteMap map(String file) {
    try (InputStream in = open(file)) {
      return MapReader.parse(file, in);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private JsonFields fields(String file) {
    try (InputStream in = open(file)) {
      return JsonFields.read(file, in);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private InputStream open(String file) throws IOException {
    InputStream in = source.open(file);
    if (in == null) {
      throw new FileNotFoundException("it is not there");
    }
    return in;
  }

  private static UncheckedIOException unreadable(String file, IOException cause) {
    return new UncheckedIOException("the shipped file " + file + " cannot be read", cause);
  }
}
