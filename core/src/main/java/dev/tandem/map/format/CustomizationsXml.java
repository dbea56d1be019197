package dev.tandem.map.format;

import dev.tandem.map.format.FoundMap.MapRecord;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the map records of a {@code customizations.xml} (PKG-2, PKG-3), element names in any case.
 * Document types and entities are refused. One per document, not safe for several threads.
 */
final class CustomizationsXml {
  /** The element of one map. */
  static final String RECORD = "msdyn_dualwriteentitymap";

  private static final int NONE = -1;

  /**
   * Text of one field of a record.
   *
   * @param text the text
   * @param line where it begins
   * @param column where it begins
   */
  private record Field(StringBuilder text, int line, int column) {}

  private final String file;
  private final Budget budget;
  private final XMLStreamReader reader;
  private final List<FoundMap> maps = new ArrayList<>();
  private final Map<String, Field> record = new HashMap<>();
  private int depth;
  private int recordDepth = NONE;
  private @Nullable Field field;
  private boolean elsewhere;
  private @Nullable MapFormatException fault;

  private CustomizationsXml(String file, Budget budget, XMLStreamReader reader) {
    this.file = file;
    this.budget = budget;
    this.reader = reader;
  }

  /** The maps of a document, in document order; empty when it has none. */
  static List<FoundMap> read(String file, byte[] content, Budget budget) {
    XMLStreamReader reader = null;
    try {
      reader = factory().createXMLStreamReader(new ByteArrayInputStream(content));
      return new CustomizationsXml(file, budget, reader).maps();
    } catch (XMLStreamException e) {
      throw place(file, e.getLocation()).malformed("this is not XML: " + reason(e), e);
    } catch (MapFormatException e) {
      throw e;
    } catch (RuntimeException e) { // the JDK's scanner answers some broken input with any of them
      throw place(file, reader == null ? null : reader.getLocation())
          .malformed("this is not XML that can be read", e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver(
        (publicId, systemId, baseUri, namespace) -> {
          throw new XMLStreamException("external entities are not read");
        });
    return factory;
  }

  private List<FoundMap> maps() throws XMLStreamException {
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters();
        case XMLStreamConstants.PROCESSING_INSTRUCTION -> instruction();
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw here()
                .malformed("found a document type or an entity; packages have none: remove it");
        default -> {} // comments and space between elements say nothing
      }
    }
    return maps;
  }

  private void start() {
    depth++;
    if (depth > budget.limits().maxDepth()) {
      throw here().tooLarge("found elements nested deeper than " + budget.limits().maxDepth());
    }
    if (field != null) {
      fault("found an element inside a field of a map record; expected text only");
    }
    if (recordDepth == NONE && isRecord()) {
      recordDepth = depth;
      record.clear();
    } else if (recordDepth != NONE && depth == recordDepth + 1) {
      beginField();
    }
  }

  /** The first thing that is wrong with a record, told when its end is reached. */
  private void fault(String text) {
    fault = fault == null ? here().malformed(text) : fault;
  }

  private boolean isRecord() {
    return RECORD.equalsIgnoreCase(reader.getLocalName());
  }

  private void beginField() {
    String name = reader.getLocalName().toLowerCase(Locale.ROOT);
    Location at = reader.getLocation();
    field = new Field(new StringBuilder(), at.getLineNumber(), at.getColumnNumber());
    if (record.putIfAbsent(name, field) != null) {
      fault("found <" + Texts.clip(name) + "> twice in one map record");
    }
  }

  private void characters() {
    if (field != null) {
      field
          .text()
          .append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    }
  }

  /** In an unpacked solution the mapping has a file of its own, which the folder holds too. */
  private void instruction() {
    elsewhere |= field != null && SolutionDocument.INSTRUCTION.equals(reader.getPITarget());
  }

  private void end() {
    if (depth == recordDepth) {
      addRecord();
      fault = null;
      elsewhere = false;
      recordDepth = NONE;
    }
    field = null;
    depth--;
  }

  private void addRecord() {
    try {
      if (fault != null) {
        throw fault;
      } else if (!elsewhere) {
        maps.add(map());
      }
    } catch (MapFormatException e) {
      String display = text(Names.RECORD_DISPLAY_NAME);
      budget.passOver(display == null ? text(Names.RECORD_NAME) : display, e);
    }
  }

  private FoundMap map() {
    Field mapping = record.get(Names.RECORD_MAPPING);
    if (mapping == null || mapping.text().toString().isBlank()) {
      throw here()
          .malformed(
              "found a map record without <msdyn_mapping>; expected its JSON text: export the"
                  + " solution again");
    }
    MapRecord texts =
        new MapRecord(
            text(Names.RECORD_DISPLAY_NAME),
            text(Names.RECORD_NAME),
            text(Names.RECORD_VERSION),
            text(Names.RECORD_PROPERTIES));
    JsonSource source =
        JsonSource.of(file, mapping.text().toString(), mapping.line(), mapping.column());
    return FoundMap.parse(texts, source, budget);
  }

  private @Nullable String text(String name) {
    Field found = record.get(name);
    return found == null ? null : found.text().toString().strip();
  }

  private Place here() {
    return place(file, reader.getLocation());
  }

  private static Place place(String file, @Nullable Location at) {
    return at == null
        ? Place.of(file)
        : new Place(file, Math.max(1, at.getLineNumber()), Math.max(1, at.getColumnNumber()), "");
  }

  private static String reason(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int at = message.indexOf("Message: ");
    return Texts.clip(at < 0 ? message : message.substring(at + 9));
  }
}
