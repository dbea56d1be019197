package dev.tandem.example.odata.metadata;

import dev.tandem.example.odata.client.MalformedAnswerException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** An entity type while it is read. Used by one thread. */
final class TypeDraft {
  private final String name;
  private final @Nullable String base;
  private final List<String> key = new ArrayList<>();
  private final List<PropertyShape> properties = new ArrayList<>();
  private final List<NavigationShape> navigations = new ArrayList<>();
  private final List<List<String>> alternateKeys = new ArrayList<>();
  private boolean inAlternateKeys;
  private boolean inName;

  TypeDraft(String name, @Nullable String base) {
    this.name = name;
    this.base = base;
  }

  String name() {
    return name;
  }

  @Nullable String base() {
    return base;
  }

  List<String> key() {
    return key;
  }

  List<PropertyShape> properties() {
    return properties;
  }

  List<NavigationShape> navigations() {
    return navigations;
  }

  List<List<String>> alternateKeys() {
    return alternateKeys;
  }

  void start(String element, XMLStreamReader xml, @Nullable String parent)
      throws MalformedAnswerException {
    switch (element) {
      case "PropertyRef" -> key.add(CsdlReader.need(xml, "Name"));
      case "Property" -> properties.add(property(xml));
      case "NavigationProperty" -> navigations.add(navigation(xml));
      case "ReferentialConstraint" -> constrain(CsdlReader.need(xml, "Property"));
      case "Annotation" -> annotation(xml, parent);
      case "Record" -> {
        String type = xml.getAttributeValue(null, "Type");
        if (inAlternateKeys && type != null && type.endsWith("AlternateKey")) {
          alternateKeys.add(new ArrayList<>());
        }
      }
      case "PropertyValue" -> {
        inName = inAlternateKeys && "Name".equals(xml.getAttributeValue(null, "Property"));
        String path = xml.getAttributeValue(null, "PropertyPath");
        if (inName && path != null) {
          part(path);
        }
      }
      default -> {
        // Nothing that a connector needs.
      }
    }
  }

  private void annotation(XMLStreamReader xml, @Nullable String parent) {
    String term = xml.getAttributeValue(null, "Term");
    if (term == null) {
      return;
    }
    inAlternateKeys |= term.endsWith(".AlternateKeys");
    boolean yes = !"false".equals(xml.getAttributeValue(null, "Bool"));
    if (yes && term.equals("Org.OData.Core.V1.Computed") && "Property".equals(parent)) {
      int last = properties.size() - 1;
      PropertyShape before = properties.get(last);
      properties.set(
          last,
          new PropertyShape(
              before.name(),
              before.type(),
              before.nullable(),
              before.maxLength(),
              before.scale(),
              true));
    }
  }

  private static PropertyShape property(XMLStreamReader xml) throws MalformedAnswerException {
    return new PropertyShape(
        CsdlReader.need(xml, "Name"),
        CsdlReader.need(xml, "Type"),
        !"false".equals(xml.getAttributeValue(null, "Nullable")),
        count(xml.getAttributeValue(null, "MaxLength")),
        count(xml.getAttributeValue(null, "Scale")),
        false);
  }

  private static int count(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
  }

  private static NavigationShape navigation(XMLStreamReader xml) throws MalformedAnswerException {
    String type = CsdlReader.need(xml, "Type");
    return new NavigationShape(
        CsdlReader.need(xml, "Name"), type.substring(type.lastIndexOf('.') + 1), "");
  }

  private void constrain(String property) {
    int last = navigations.size() - 1;
    if (last >= 0) {
      NavigationShape before = navigations.get(last);
      navigations.set(last, new NavigationShape(before.name(), before.targetType(), property));
    }
  }

  void text(String text, @Nullable String element) {
    if (inName && "PropertyPath".equals(element) && !text.isBlank()) {
      part(text.strip());
    }
  }

  private void part(String property) {
    if (!alternateKeys.isEmpty()) {
      alternateKeys.get(alternateKeys.size() - 1).add(property);
    }
  }

  void end(String element) {
    if (element.equals("Annotation")) {
      inAlternateKeys = false;
    } else if (element.equals("PropertyValue")) {
      inName = false;
    }
  }
}
