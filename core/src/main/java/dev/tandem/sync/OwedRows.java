package dev.tandem.sync;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.Obligation;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.OwedChange;
import dev.tandem.sync.live.MapRun;
import dev.tandem.sync.live.SyncContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says for people which rows obligations are about. It asks the store and no system. */
final class OwedRows {
  private final SyncContext context;
  private final Companies companies;

  OwedRows(SyncContext context) {
    this.context = context;
    companies = new Companies(context);
  }

  /** The change behind an obligation that is not final; null when its map does not run here. */
  @Nullable OwedChange change(Obligation obligation) {
    MapRun map = context.map(obligation.map());
    return map == null
        ? null
        : context.changes().read(obligation.payload(), map.table(obligation.target().other()));
  }

  /** Its identifier or key, empty when neither is known. */
  String name(Obligation obligation, @Nullable OwedChange change) {
    if (change == null) {
      return "";
    }
    KeyValues key = key(obligation, change);
    UUID id = change.id();
    return id != null ? id.toString() : key == null ? "" : key.toString();
  }

  /** The finance key of the row; null when it is not known. */
  @Nullable KeyValues key(Obligation obligation, OwedChange change) {
    MapRun map = context.map(obligation.map());
    Row row = change.row();
    if (map == null) {
      return change.key();
    }
    if (obligation.target() == Side.FINANCE) {
      UUID id = change.id();
      Link link = id == null ? null : context.store().linksOfRows(map.name(), List.of(id)).get(id);
      return link == null ? change.key() : financeKey(map, link);
    }
    KeyValues own = row == null ? null : map.financeKey(row);
    return own == null ? change.key() : own;
  }

  private KeyValues financeKey(MapRun map, Link link) {
    return context
        .links()
        .read(link, map.table(Side.DATAVERSE), map.table(Side.FINANCE))
        .financeKey();
  }

  /**
   * The company of the row; null when it cannot be told.
   *
   * @param asking whether Dataverse may be asked for the code of a company that the row names by
   *     its identifier
   */
  @Nullable String company(Obligation obligation, @Nullable OwedChange change, boolean asking) {
    MapRun map = context.map(obligation.map());
    if (map == null || change == null) {
      return null;
    }
    KeyValues key = key(obligation, change);
    Object named = key == null ? null : key.value(TableSchema.DATA_AREA_ID);
    if (named != null) {
      return named.toString();
    }
    Row row = change.row();
    return row == null ? null : inRow(map.table(obligation.target().other()), row, asking);
  }

  private @Nullable String inRow(TableSchema table, Row row, boolean asking) {
    if (row.value(TableSchema.DATA_AREA_ID) instanceof String code) {
      return code;
    }
    for (String path : table.companyScope().paths()) {
      if (row.value(path) instanceof Reference.ByKey reference) {
        for (Object part : reference.key().asMap().values()) {
          if (part instanceof String code) {
            return code;
          }
        }
      } else if (asking && row.value(path) instanceof Reference.ById reference) {
        return companies.code(reference, table.column(table.slotOf(path)).type());
      }
    }
    return null;
  }

  /** The columns that a change carried, a blank one as null. */
  static Map<String, @Nullable Object> values(OwedChange change) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    Row row = change.row();
    if (row != null) {
      row.presentColumns().forEach(column -> values.put(column, row.value(column)));
    }
    return values;
  }
}
