package dev.tandem.example.odata.server.model;

import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.FieldType.Enumeration;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeKind;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.edm.provider.CsdlAnnotation;
import org.apache.olingo.commons.api.edm.provider.CsdlEntitySet;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlEnumMember;
import org.apache.olingo.commons.api.edm.provider.CsdlEnumType;
import org.apache.olingo.commons.api.edm.provider.CsdlNavigationProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlNavigationPropertyBinding;
import org.apache.olingo.commons.api.edm.provider.CsdlProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlPropertyRef;
import org.apache.olingo.commons.api.edm.provider.CsdlReferentialConstraint;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlCollection;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlConstantExpression;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlConstantExpression.ConstantExpressionType;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlExpression;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlPropertyPath;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlPropertyValue;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlRecord;

/** Makes the elements of the metadata document. */
final class CsdlTypes {
  /** As fine as an instant is. */
  private static final int MOST_FRACTIONAL_DIGITS = 9;

  private static final int MOST_DIGITS = 1000;

  private static final String CORE = "Org.OData.Core.V1.";

  private final Model model;
  private final boolean published;

  /**
   * @param published whether for the document, which tells the scale of numbers, or for reading
   *     payloads, where the side behind judges digits
   */
  CsdlTypes(Model model, boolean published) {
    this.model = model;
    this.published = published;
  }

  CsdlEntityType entityType(Shape shape) {
    List<CsdlProperty> properties = new ArrayList<>();
    shape.fields().forEach(field -> properties.add(property(shape, field)));
    List<CsdlNavigationProperty> navigations = new ArrayList<>();
    shape.navigations().forEach(navigation -> navigations.add(navigation(navigation)));
    CsdlEntityType type = new CsdlEntityType().setName(shape.typeName());
    type.setProperties(properties).setNavigationProperties(navigations);
    type.setKey(shape.key().stream().map(key -> new CsdlPropertyRef().setName(key)).toList());
    if (!shape.alternateKeys().isEmpty()) {
      type.setAnnotations(List.of(alternateKeys(shape)));
    }
    return type;
  }

  private CsdlProperty property(Shape shape, Field field) {
    CsdlProperty property = new CsdlProperty().setName(field.name());
    property.setNullable(!shape.key().contains(field.name()));
    FieldType type = field.column().type();
    if (published) {
      describe(property, field.column());
    }
    if (type instanceof Enumeration enumeration) {
      return property.setType(new FullQualifiedName(model.namespace(), enumeration.name()));
    }
    EdmPrimitiveTypeKind kind = EdmTypes.kind(model.side(), type);
    property.setType(kind.getFullQualifiedName());
    if (kind == EdmPrimitiveTypeKind.Decimal) {
      scale(property, (FieldType.Decimal) type);
    } else if (kind == EdmPrimitiveTypeKind.DateTimeOffset
        || kind == EdmPrimitiveTypeKind.TimeOfDay) {
      property.setPrecision(MOST_FRACTIONAL_DIGITS);
    }
    return property;
  }

  /** What the document tells of a column, and reading payloads leaves to the side. */
  private void describe(CsdlProperty property, ColumnSchema column) {
    if (column.requirement() == Requirement.REQUIRED && !column.filledBySystem()) {
      property.setNullable(false);
    }
    if (column.readOnly()) {
      property.setAnnotations(
          List.of(
              new CsdlAnnotation()
                  .setTerm(CORE + "Computed")
                  .setExpression(new CsdlConstantExpression(ConstantExpressionType.Bool, "true"))));
    }
    boolean tellsLengths = model.side() == Side.DATAVERSE;
    if (tellsLengths
        && column.type() instanceof FieldType.Text text
        && text.maxLength() != FieldType.UNKNOWN) {
      property.setMaxLength(text.maxLength());
    }
  }

  private void scale(CsdlProperty property, FieldType.Decimal type) {
    if (!published) {
      property.setScale(MOST_DIGITS);
    } else if (type.scale() == FieldType.UNKNOWN) {
      property.setScaleAsString("variable");
    } else {
      property.setScale(type.scale());
    }
  }

  private CsdlNavigationProperty navigation(Navigation navigation) {
    Shape target = model.ofType(navigation.targetType());
    if (target == null) {
      throw new IllegalStateException("no type " + navigation.targetType());
    }
    return new CsdlNavigationProperty()
        .setName(navigation.name())
        .setType(new FullQualifiedName(model.namespace(), navigation.targetType()))
        .setNullable(true)
        .setReferentialConstraints(
            List.of(
                new CsdlReferentialConstraint()
                    .setProperty(navigation.field().name())
                    .setReferencedProperty(target.key().get(0))));
  }

  CsdlEntitySet entitySet(Shape shape) {
    List<CsdlNavigationPropertyBinding> bindings = new ArrayList<>();
    for (Navigation navigation : shape.navigations()) {
      Shape target = model.ofType(navigation.targetType());
      if (target != null) {
        bindings.add(
            new CsdlNavigationPropertyBinding()
                .setPath(navigation.name())
                .setTarget(target.setName()));
      }
    }
    return new CsdlEntitySet()
        .setName(shape.setName())
        .setType(new FullQualifiedName(model.namespace(), shape.typeName()))
        .setNavigationPropertyBindings(bindings);
  }

  CsdlEnumType enumType(Enumeration enumeration) {
    Map<String, CsdlEnumMember> members = new LinkedHashMap<>();
    enumeration
        .members()
        .forEach(
            (symbol, number) ->
                members.put(
                    symbol, new CsdlEnumMember().setName(symbol).setValue(number.toString())));
    return new CsdlEnumType()
        .setName(enumeration.name())
        .setUnderlyingType(EdmPrimitiveTypeKind.Int32.getFullQualifiedName())
        .setMembers(List.copyOf(members.values()));
  }

  private static CsdlAnnotation alternateKeys(Shape shape) {
    List<CsdlExpression> keys = new ArrayList<>();
    for (List<String> key : shape.alternateKeys()) {
      List<CsdlExpression> parts = new ArrayList<>();
      key.forEach(name -> parts.add(part(name)));
      keys.add(
          new CsdlRecord()
              .setType(CORE + "AlternateKey")
              .setPropertyValues(List.of(value("Key", new CsdlCollection().setItems(parts)))));
    }
    return new CsdlAnnotation()
        .setTerm(CORE + "AlternateKeys")
        .setExpression(new CsdlCollection().setItems(keys));
  }

  private static CsdlRecord part(String name) {
    CsdlExpression alias = new CsdlConstantExpression(ConstantExpressionType.String, name);
    return new CsdlRecord()
        .setType(CORE + "PropertyRef")
        .setPropertyValues(
            List.of(value("Alias", alias), value("Name", new CsdlPropertyPath().setValue(name))));
  }

  private static CsdlPropertyValue value(String property, CsdlExpression expression) {
    return new CsdlPropertyValue().setProperty(property).setValue(expression);
  }
}
