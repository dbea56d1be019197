package dev.tandem.example.odata.server.rows;

import dev.tandem.example.odata.server.model.Field;
import dev.tandem.example.odata.server.model.Navigation;
import dev.tandem.example.odata.server.model.Shape;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.data.Link;
import org.apache.olingo.commons.api.data.Property;
import org.apache.olingo.commons.api.edm.EdmEntityType;
import org.apache.olingo.commons.api.edm.EdmPrimitiveType;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeException;
import org.apache.olingo.commons.api.edm.EdmProperty;
import org.apache.olingo.server.api.ODataApplicationException;
import org.jspecify.annotations.Nullable;

/** Payloads as rows: a column that the payload leaves out stays absent, null makes it blank. */
public final class Bodies {
  private Bodies() {}

  /** Finds the row that an {@code @odata.bind} names. */
  public interface Binder {
    /** The reference behind this URL. */
    Reference bind(String url) throws ODataApplicationException;
  }

  /** The row of a payload that Olingo read. */
  public static Row row(Shape shape, EdmEntityType type, Entity body, Binder binder)
      throws ODataApplicationException {
    Row.Builder row = Row.builder(shape.schema());
    for (Property property : body.getProperties()) {
      Field field = shape.field(property.getName());
      if (field == null) {
        throw Refusal.badRequest("there is no property " + property.getName());
      }
      if (field.isLookup()) {
        throw new Refusal(
            400,
            "0x80060888",
            "CRM do not support direct update of Entity Reference properties, Use Navigation"
                + " properties instead: "
                + property.getName());
      }
      EdmProperty edm = (EdmProperty) type.getProperty(property.getName());
      row.set(field.column().name(), value(field, edm, property));
    }
    for (Link link : body.getNavigationBindings()) {
      bind(shape, row, link, binder);
    }
    return row.build();
  }

  private static void bind(Shape shape, Row.Builder row, Link link, Binder binder)
      throws ODataApplicationException {
    Navigation navigation = shape.navigation(link.getTitle());
    if (navigation == null) {
      throw Refusal.badRequest("there is no navigation property " + link.getTitle());
    }
    String url = link.getBindingLink();
    row.set(navigation.field().column().name(), url == null ? null : binder.bind(url));
  }

  private static @Nullable Object value(Field field, EdmProperty edm, Property property)
      throws Refusal {
    Object value = property.getValue();
    if (value == null) {
      return null;
    }
    try {
      EdmPrimitiveType type = (EdmPrimitiveType) edm.getType();
      String text =
          type.valueToString(
              value, true, edm.getMaxLength(), edm.getPrecision(), Integer.MAX_VALUE, true);
      return Values.fromText(field.column().type(), text);
    } catch (EdmPrimitiveTypeException | IllegalArgumentException e) {
      throw Refusal.badRequest("the value of " + property.getName() + " is none of its type");
    }
  }
}
