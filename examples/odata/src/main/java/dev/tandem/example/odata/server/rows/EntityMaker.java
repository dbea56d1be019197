package dev.tandem.example.odata.server.rows;

import dev.tandem.example.odata.server.model.Field;
import dev.tandem.example.odata.server.model.Navigation;
import dev.tandem.example.odata.server.model.Shape;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.olingo.commons.api.data.Annotation;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.data.Link;
import org.apache.olingo.commons.api.data.Property;
import org.apache.olingo.commons.api.data.ValueType;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.queryoption.ExpandItem;
import org.apache.olingo.server.api.uri.queryoption.ExpandOption;
import org.apache.olingo.server.api.uri.queryoption.SelectItem;
import org.apache.olingo.server.api.uri.queryoption.SelectOption;
import org.jspecify.annotations.Nullable;

/**
 * Rows as Olingo writes them.
 *
 * @param source where lookups lead
 * @param annotated whether lookups tell their table and choices their label
 */
public record EntityMaker(RowSource source, boolean annotated) {
  private static final String TARGET = "Microsoft.Dynamics.CRM.lookuplogicalname";
  private static final String LABEL = "OData.Community.Display.V1.FormattedValue";

  /** The entity tag of a version. */
  public static String etag(String version) {
    return "W/\"" + version + "\"";
  }

  /** The entity of a row with the columns and the neighbours that are asked for. */
  public Entity entity(
      Shape shape, StoredRow stored, @Nullable SelectOption select, @Nullable ExpandOption expand) {
    Entity entity = new Entity();
    entity.setETag(etag(stored.version()));
    Set<String> wanted = wanted(select);
    for (Field field : shape.fields()) {
      boolean isKey = shape.key().contains(field.name());
      if (wanted.isEmpty() || isKey || wanted.contains(field.name())) {
        entity.addProperty(property(field, stored));
      }
    }
    if (expand != null) {
      expand.getExpandItems().forEach(item -> inline(entity, shape, stored.row(), item));
    }
    return entity;
  }

  private static Set<String> wanted(@Nullable SelectOption select) {
    Set<String> wanted = new HashSet<>();
    if (select != null) {
      for (SelectItem item : select.getSelectItems()) {
        if (item.isStar()) {
          return Set.of();
        }
        wanted.add(item.getResourcePath().getUriResourceParts().get(0).getSegmentValue());
      }
    }
    return wanted;
  }

  private Property property(Field field, StoredRow stored) {
    FieldType type = field.column().type();
    Object slot = stored.row().slot(field.slot());
    boolean isVersion = field.name().equals("versionnumber");
    Object value =
        isVersion && stored.version().matches("\\d+")
            ? (Object) Long.valueOf(stored.version())
            : Values.toOData(type, slot);
    boolean isEnum = type instanceof FieldType.Enumeration;
    ValueType kind = isEnum ? ValueType.ENUM : ValueType.PRIMITIVE;
    Property property = new Property(null, field.name(), kind, value);
    if (annotated) {
      annotate(property, type, slot);
    }
    return property;
  }

  private void annotate(Property property, FieldType type, @Nullable Object slot) {
    if (slot instanceof Reference reference) {
      Shape target = source.target(reference);
      if (target != null) {
        property.getAnnotations().add(annotation(TARGET, target.typeName()));
      }
    } else if (slot instanceof ChoiceValue value && type instanceof FieldType.Choice choice) {
      String label = choice.options().get(value.number());
      if (label != null) {
        property.getAnnotations().add(annotation(LABEL, label));
      }
    }
  }

  private static Annotation annotation(String term, String value) {
    Annotation annotation = new Annotation();
    annotation.setTerm(term);
    annotation.setType("String");
    annotation.setValue(ValueType.PRIMITIVE, value);
    return annotation;
  }

  private void inline(Entity entity, Shape shape, Row row, ExpandItem item) {
    List<UriResource> path = item.getResourcePath().getUriResourceParts();
    Navigation navigation = shape.navigation(path.get(0).getSegmentValue());
    Shape target = navigation == null ? null : source.model().ofType(navigation.targetType());
    if (navigation == null || target == null) {
      return;
    }
    Object reference = row.value(navigation.field().column().name());
    boolean there = reference instanceof Reference known && source.target(known) == target;
    StoredRow neighbour = there ? source.follow(reference) : null;
    if (neighbour != null) {
      Link link = new Link();
      link.setTitle(navigation.name());
      link.setInlineEntity(
          entity(target, neighbour, item.getSelectOption(), item.getExpandOption()));
      entity.getNavigationLinks().add(link);
    }
  }
}
