package dev.tandem.compile;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import java.util.List;

/** Maps of one pair into the column {@code name}. */
final class MapsOfTwo {
  private MapsOfTwo() {}

  static DualWriteMap map(String entity, String table, String field) {
    FieldMapping pair = FieldMapping.of(SyncDirection.FINANCE_TO_DATAVERSE, field, "name");
    Leg leg = new Leg("001", entity, table, "", "", List.of(pair), Original.NONE);
    return DualWriteMap.of("[" + entity + "] - [" + table + "]", leg);
  }
}
