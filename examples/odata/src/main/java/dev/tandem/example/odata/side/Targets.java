package dev.tandem.example.odata.side;

import dev.tandem.example.odata.metadata.WireColumn;
import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Reference;
import java.util.ArrayList;
import java.util.List;

/** Which rows a lookup may mean. */
final class Targets {
  private final Service service;

  Targets(Service service) {
    this.service = service;
  }

  /** One wish per table that the reference may lead to; empty when it leads nowhere. */
  List<KeyFinder.Wanted> of(WireColumn column, Reference reference) {
    List<KeyFinder.Wanted> wishes = new ArrayList<>();
    FieldType.Lookup lookup = (FieldType.Lookup) column.column().type();
    for (String name : lookup.targets()) {
      WireTable target = service.catalog().table(name);
      String wanted = reference.table();
      if (target != null && (wanted == null || target.schema().isCalled(wanted))) {
        if (reference instanceof Reference.ById byId) {
          wishes.add(KeyFinder.Wanted.byId(target, byId.id()));
        } else if (has(target, ((Reference.ByKey) reference).key())) {
          wishes.add(new KeyFinder.Wanted(target, ((Reference.ByKey) reference).key()));
        }
      }
    }
    return wishes;
  }

  private static boolean has(WireTable target, KeyValues key) {
    return key.columns().stream()
        .allMatch(path -> target.schema().slotOf(KeyParts.root(path)) >= 0);
  }
}
