package dev.tandem.spi.testkit;

import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes rows of a table from its schema alone. */
final class SampleRows {
  private static final LegalEntity COMPANY = LegalEntity.of("USMF");
  private static final String OTHER_COMPANY = "FRRT";
  private static final int TELLING_LENGTH = 3;
  private static final int TEXT_KEY_BONUS = 100;

  private final TableSchema table;
  private final IntegrationKey key;

  private SampleRows(TableSchema table, IntegrationKey key) {
    this.table = table;
    this.key = key;
  }

  static ContractFixture derive(Catalog catalog) {
    SampleRows best =
        catalog.tables().stream()
            .map(SampleRows::of)
            .flatMap(Optional::stream)
            .max(Comparator.comparingInt(SampleRows::score))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no table of this catalog has rows that need no other row; "
                            + "override sample() with ContractFixture.of(...)"));
    return best.withLookup(catalog);
  }

  private static Optional<SampleRows> of(TableSchema table) {
    boolean needsOthers = table.columns().stream().anyMatch(SampleRows::needsOthers);
    if (needsOthers) {
      return Optional.empty();
    }
    return table.keys().stream()
        .map(key -> withCompany(table, key))
        .filter(key -> isTelling(table, key))
        .findFirst()
        .map(key -> new SampleRows(table, key));
  }

  private static boolean needsOthers(ColumnSchema column) {
    return column.requirement() == Requirement.REQUIRED
        && !column.filledBySystem()
        && !column.readOnly()
        && SampleValues.of(column, 0) == null;
  }

  private static IntegrationKey withCompany(TableSchema table, IntegrationKey key) {
    boolean complete =
        !isCompanySpecificFinance(table)
            || key.columns().stream().anyMatch(TableSchema.DATA_AREA_ID::equalsIgnoreCase);
    if (complete) {
      return key;
    }
    List<String> columns = new ArrayList<>();
    columns.add(TableSchema.DATA_AREA_ID);
    columns.addAll(key.columns());
    return new IntegrationKey(columns);
  }

  private static boolean isCompanySpecificFinance(TableSchema table) {
    return table.side() == Side.FINANCE && table.companyScope().companySpecific();
  }

  /** Whether rows can be told apart by the key, and all of it can be made. */
  private static boolean isTelling(TableSchema table, IntegrationKey key) {
    boolean telling = false;
    for (String name : key.columns()) {
      ColumnSchema column = table.column(name);
      if (column == null || column.readOnly() || SampleValues.of(column, 0) == null) {
        return false;
      }
      telling |= isTelling(column) && !name.equalsIgnoreCase(TableSchema.DATA_AREA_ID);
    }
    return telling;
  }

  private static boolean isTelling(ColumnSchema column) {
    return column.type() instanceof FieldType.Text text
        ? text.maxLength() == FieldType.UNKNOWN || text.maxLength() >= TELLING_LENGTH
        : column.type() instanceof FieldType.Guid
            || (column.type() instanceof FieldType.Whole whole && whole.max() > Short.MAX_VALUE);
  }

  private int score() {
    long types =
        table.columns().stream()
            .filter(column -> !column.readOnly())
            .map(column -> column.type().getClass())
            .distinct()
            .count();
    boolean text =
        key.columns().stream()
            .map(name -> Objects.requireNonNull(table.column(name)))
            .anyMatch(column -> column.type() instanceof FieldType.Text && isTelling(column));
    return (int) types + (text ? TEXT_KEY_BONUS : 0);
  }

  private ContractFixture withLookup(Catalog catalog) {
    ContractFixture fixture = fixture();
    for (ColumnSchema column : table.columns()) {
      boolean writable = !column.readOnly() && !isKey(column);
      if (writable && column.type() instanceof FieldType.Lookup lookup) {
        Optional<SampleRows> target = target(catalog, lookup);
        if (target.isPresent()) {
          return fixture.withLookup(column.name(), target.get().fixture());
        }
      }
    }
    return fixture;
  }

  private static Optional<SampleRows> target(Catalog catalog, FieldType.Lookup lookup) {
    if (lookup.targets().size() != 1) {
      return Optional.empty();
    }
    return Optional.ofNullable(catalog.table(lookup.targets().get(0))).flatMap(SampleRows::of);
  }

  private ContractFixture fixture() {
    ContractFixture fixture = ContractFixture.of(table, key, this::row);
    return isCompanySpecificFinance(table)
        ? fixture.withCompany(COMPANY).withMove(SampleRows::move)
        : fixture;
  }

  private static Row move(Row row) {
    return row.toBuilder().set(TableSchema.DATA_AREA_ID, OTHER_COMPANY).build();
  }

  private Row row(int number) {
    Row.Builder row = Row.builder(table);
    for (ColumnSchema column : table.columns()) {
      Object value = value(column, number);
      if (value != null) {
        row.set(column.name(), value);
      }
    }
    return row.build();
  }

  private @Nullable Object value(ColumnSchema column, int number) {
    if (isCompanySpecificFinance(table)
        && column.name().equalsIgnoreCase(TableSchema.DATA_AREA_ID)) {
      return COMPANY.code();
    }
    boolean writable = !column.readOnly() && !column.filledBySystem();
    return writable || isKey(column) ? SampleValues.of(column, number) : null;
  }

  private boolean isKey(ColumnSchema column) {
    return key.columns().stream().anyMatch(column.name()::equalsIgnoreCase);
  }
}
