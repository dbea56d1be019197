package dev.tandem.example.odata.datapackage;

import dev.tandem.example.odata.xml.SafeXml;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the two documents that say what a package holds. Document types and entities of XML are
 * refused, so that a document can neither grow nor reach elsewhere.
 */
final class PackageXml {
  private static final int DEEPEST = 16;
  private static final int LARGEST = 16 * 1024 * 1024;

  private final String name;
  private final Map<String, String> leaves = new LinkedHashMap<>();
  private final List<Entity> entities = new ArrayList<>();
  private final Deque<String> path = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private @Nullable Entity entity;
  private @Nullable Map<String, String> field;

  private PackageXml(String name) {
    this.name = name;
  }

  /** One entity of a manifest. */
  static final class Entity {
    private final Map<String, String> leaves = new LinkedHashMap<>();
    private final Map<String, String> fields = new LinkedHashMap<>();

    Map<String, String> fields() {
      return fields;
    }

    boolean is(String leaf, String value) {
      return value.equalsIgnoreCase(leaves.get(leaf));
    }

    String need(String leaf) throws MalformedPackageException {
      String value = leaves.get(leaf);
      if (value == null || value.isEmpty()) {
        throw new MalformedPackageException("the manifest names no %s".formatted(leaf));
      }
      return value;
    }
  }

  static PackageXml manifest(byte[] document, String name) throws MalformedPackageException {
    return read(document, name, "DataManagementPackageManifest");
  }

  static PackageXml header(byte[] document, String name) throws MalformedPackageException {
    return read(document, name, "DataManagementPackageHeader");
  }

  /** The texts below the root. */
  Map<String, String> leaves() {
    return leaves;
  }

  List<Entity> entities() {
    return entities;
  }

  private static PackageXml read(byte[] document, String name, String root)
      throws MalformedPackageException {
    PackageXml xml = new PackageXml(name);
    if (document.length > LARGEST) {
      throw xml.wrong("has more than %d bytes".formatted(LARGEST));
    }
    try {
      XMLStreamReader reader = SafeXml.read(new ByteArrayInputStream(document));
      while (reader.hasNext()) {
        xml.event(reader, reader.next(), root);
      }
    } catch (XMLStreamException broken) {
      throw new MalformedPackageException(name + " is no XML", broken);
    }
    return xml;
  }

  private MalformedPackageException wrong(String what) {
    return new MalformedPackageException(name + " " + what);
  }

  private void event(XMLStreamReader reader, int event, String root)
      throws MalformedPackageException {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> {
        boolean ours =
            !path.isEmpty()
                || (reader.getLocalName().equals(root)
                    && PackageNames.NAMESPACE.equals(reader.getNamespaceURI()));
        if (!ours) {
          throw wrong("begins with another element than %s of its namespace".formatted(root));
        }
        start(reader.getLocalName());
      }
      case XMLStreamConstants.END_ELEMENT -> end();
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw wrong("declares entities of XML");
      case XMLStreamConstants.CHARACTERS -> text.append(reader.getText());
      default -> {
        // Comments and processing instructions say nothing about rows.
      }
    }
  }

  private void start(String element) throws MalformedPackageException {
    if (path.size() >= DEEPEST) {
      throw wrong("nests too deeply");
    }
    path.push(element);
    text.setLength(0);
    if (element.equals("DataManagementPackageEntityData")) {
      entity = new Entity();
      entities.add(entity);
    } else if (element.equals("EntityMap") && entity != null) {
      field = new LinkedHashMap<>();
    }
  }

  private void end() throws MalformedPackageException {
    String element = path.pop();
    String value = text.toString().strip();
    text.setLength(0);
    if (element.equals("EntityMap") && entity != null && field != null) {
      map(entity, field);
      field = null;
    } else if (element.equals("DataManagementPackageEntityData")) {
      entity = null;
    } else if (field != null) {
      field.putIfAbsent(element, value);
    } else if (entity != null) {
      entity.leaves.putIfAbsent(element, value);
    } else {
      leaves.putIfAbsent(element, value);
    }
  }

  private void map(Entity of, Map<String, String> pair) throws MalformedPackageException {
    String column = pair.getOrDefault("XMLField", "");
    String target = pair.getOrDefault("EntityField", "");
    if (column.isEmpty() || target.isEmpty() || of.fields.put(column, target) != null) {
      throw wrong("maps a field to nothing, or a column twice");
    }
  }
}
