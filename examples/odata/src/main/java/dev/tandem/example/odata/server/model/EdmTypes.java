package dev.tandem.example.odata.server.model;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.DecimalKind;
import dev.tandem.spi.schema.Side;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeKind;

/** Which primitive type stands for a type of column. */
public final class EdmTypes {
  private EdmTypes() {}

  /** The primitive type; an enumeration, which has a type of its own, counts as its symbol. */
  public static EdmPrimitiveTypeKind kind(Side side, FieldType type) {
    if (type instanceof FieldType.Whole whole) {
      return whole.bits() == 64 ? EdmPrimitiveTypeKind.Int64 : EdmPrimitiveTypeKind.Int32;
    } else if (type instanceof FieldType.Decimal decimal) {
      boolean binary = side == Side.DATAVERSE && decimal.kind() == DecimalKind.REAL;
      return binary ? EdmPrimitiveTypeKind.Double : EdmPrimitiveTypeKind.Decimal;
    } else if (type instanceof FieldType.Choice choice) {
      return choice.multiple() ? EdmPrimitiveTypeKind.String : EdmPrimitiveTypeKind.Int32;
    } else if (type instanceof FieldType.Guid || type instanceof FieldType.Lookup) {
      return EdmPrimitiveTypeKind.Guid;
    }
    return plain(type);
  }

  private static EdmPrimitiveTypeKind plain(FieldType type) {
    if (type instanceof FieldType.Bool) {
      return EdmPrimitiveTypeKind.Boolean;
    } else if (type instanceof FieldType.DateOnly) {
      return EdmPrimitiveTypeKind.Date;
    } else if (type instanceof FieldType.DateTime) {
      return EdmPrimitiveTypeKind.DateTimeOffset;
    } else if (type instanceof FieldType.TimeOfDay) {
      return EdmPrimitiveTypeKind.TimeOfDay;
    }
    return EdmPrimitiveTypeKind.String;
  }
}
