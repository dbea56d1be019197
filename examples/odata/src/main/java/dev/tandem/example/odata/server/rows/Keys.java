package dev.tandem.example.odata.server.rows;

import dev.tandem.example.odata.server.model.Field;
import dev.tandem.example.odata.server.model.Shape;
import dev.tandem.spi.schema.KeyValues;
import java.util.List;
import org.apache.olingo.commons.api.edm.EdmEntityType;
import org.apache.olingo.commons.api.edm.EdmEnumType;
import org.apache.olingo.commons.api.edm.EdmPrimitiveType;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeException;
import org.apache.olingo.commons.api.edm.EdmProperty;
import org.apache.olingo.server.api.uri.UriParameter;
import org.jspecify.annotations.Nullable;

/** Keys of URLs. */
public final class Keys {
  private Keys() {}

  /** The key of a row from the parts that Olingo parsed, in columns of the table. */
  public static KeyValues of(Shape shape, EdmEntityType type, List<UriParameter> parts)
      throws Refusal {
    KeyValues.Builder key = KeyValues.builder();
    for (UriParameter part : parts) {
      Field field = shape.field(part.getName());
      if (field == null) {
        throw Refusal.badRequest("there is no property " + part.getName());
      }
      key.put(
          field.column().name(),
          value(field, (EdmProperty) type.getProperty(part.getName()), part));
    }
    return key.build();
  }

  private static @Nullable Object value(Field field, EdmProperty property, UriParameter part)
      throws Refusal {
    String literal = part.getText();
    if (literal == null || literal.equals("null")) {
      return null;
    }
    try {
      EdmPrimitiveType type = (EdmPrimitiveType) property.getType();
      String text = type.fromUriLiteral(literal);
      if (type instanceof EdmEnumType symbols) {
        int number = symbols.valueOfString(text, null, null, null, null, null, Integer.class);
        text = symbols.valueToString(number, null, null, null, null, null);
      }
      return Values.fromText(field.column().type(), text);
    } catch (EdmPrimitiveTypeException | IllegalArgumentException e) {
      throw Refusal.badRequest("the key " + part.getName() + " is no value of its type");
    }
  }
}
