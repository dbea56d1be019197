package dev.tandem.core.testkit;

import dev.tandem.engine.CompiledMap;
import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.LookupPath;
import dev.tandem.map.Transform;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The columns that a map fills although a row does not carry their source (UND-11). No state. */
final class DefaultedColumns {
  private DefaultedColumns() {}

  /** In lower case; none for a map that no file stands behind. */
  static Set<String> of(CompiledMap compiled, Direction direction) {
    Set<String> columns = new HashSet<>();
    DualWriteMap map = compiled.map();
    if (map != null) {
      for (FieldMapping field : map.leg().fieldMappings()) {
        if (field.transforms().stream().anyMatch(Transform.DefaultValue.class::isInstance)) {
          columns.add(target(field, direction).toLowerCase(Locale.ROOT));
        }
      }
    }
    return columns;
  }

  private static String target(FieldMapping field, Direction direction) {
    if (direction == Direction.TO_FINANCE) {
      return field.sourceField();
    }
    LookupPath path = LookupPath.parse(field.destinationField());
    return path == null ? field.destinationField() : path.column();
  }
}
