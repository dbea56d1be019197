package dev.tandem.example.odata.metadata;

import dev.tandem.example.odata.client.Limits;
import dev.tandem.example.odata.client.MalformedAnswerException;
import dev.tandem.example.odata.xml.SafeXml;
import java.io.StringReader;
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
 * Reads a metadata document. Document types and entities of XML are refused, so that a document can
 * neither grow nor reach elsewhere.
 */
public final class CsdlReader {
  private final Limits limits;
  private final List<TypeDraft> types = new ArrayList<>();
  private final Map<String, String> sets = new LinkedHashMap<>();
  private final Map<String, Map<String, Integer>> enumerations = new LinkedHashMap<>();
  private final Map<String, String> aliases = new LinkedHashMap<>();
  private final Deque<String> path = new ArrayDeque<>();
  private String namespace = "";
  private @Nullable TypeDraft type;
  private @Nullable String enumeration;

  private CsdlReader(Limits limits) {
    this.limits = limits;
  }

  /**
   * Reads a document.
   *
   * @throws MalformedAnswerException when it is no metadata document, or nests too deeply
   */
  public static Csdl read(String document, Limits limits) throws MalformedAnswerException {
    return new CsdlReader(limits).read(document);
  }

  private Csdl read(String document) throws MalformedAnswerException {
    try {
      XMLStreamReader xml = SafeXml.read(new StringReader(document));
      while (xml.hasNext()) {
        event(xml, xml.next());
      }
    } catch (XMLStreamException broken) {
      throw new MalformedAnswerException(
          "the metadata document is no XML (line %d)"
              .formatted(broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber()),
          broken);
    }
    if (sets.isEmpty()) {
      throw new MalformedAnswerException("the metadata document names no entity set");
    }
    return new CsdlAssembly(types, sets, enumerations, aliases).csdl();
  }

  private void event(XMLStreamReader xml, int event) throws MalformedAnswerException {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> {
        if (path.size() >= limits.depth()) {
          throw new MalformedAnswerException("the metadata document nests too deeply");
        }
        start(xml, xml.getLocalName());
        path.push(xml.getLocalName());
      }
      case XMLStreamConstants.END_ELEMENT -> {
        path.pop();
        end(xml.getLocalName());
      }
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw new MalformedAnswerException("the metadata document declares entities of XML");
      case XMLStreamConstants.CHARACTERS -> text(xml.getText());
      default -> {
        // Comments and processing instructions say nothing about tables.
      }
    }
  }

  private void start(XMLStreamReader xml, String element) throws MalformedAnswerException {
    switch (element) {
      case "Schema" -> schema(xml);
      case "EntityType" -> {
        type =
            new TypeDraft(
                namespace + "." + need(xml, "Name"), xml.getAttributeValue(null, "BaseType"));
        types.add(type);
      }
      case "EnumType" -> {
        enumeration = namespace + "." + need(xml, "Name");
        enumerations.put(enumeration, new LinkedHashMap<>());
      }
      case "Member" -> member(xml);
      case "EntitySet" -> sets.put(need(xml, "Name"), need(xml, "EntityType"));
      default -> {
        if (type != null) {
          type.start(element, xml, path.peek());
        }
      }
    }
  }

  private void schema(XMLStreamReader xml) throws MalformedAnswerException {
    namespace = need(xml, "Namespace");
    String alias = xml.getAttributeValue(null, "Alias");
    if (alias != null) {
      aliases.put(alias, namespace);
    }
  }

  private void member(XMLStreamReader xml) throws MalformedAnswerException {
    Map<String, Integer> members = enumeration == null ? null : enumerations.get(enumeration);
    if (members != null) {
      String value = xml.getAttributeValue(null, "Value");
      members.put(need(xml, "Name"), value == null ? members.size() : number(value));
    }
  }

  private static int number(String text) throws MalformedAnswerException {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException notNumber) {
      throw new MalformedAnswerException("an enumeration has a member without number", notNumber);
    }
  }

  static String need(XMLStreamReader xml, String attribute) throws MalformedAnswerException {
    String value = xml.getAttributeValue(null, attribute);
    if (value == null || value.isBlank()) {
      throw new MalformedAnswerException(
          "an element %s has no %s".formatted(xml.getLocalName(), attribute));
    }
    return value;
  }

  private void text(String text) {
    if (type != null) {
      type.text(text, path.peek());
    }
  }

  private void end(String element) {
    if (type != null) {
      type.end(element);
    }
    if (element.equals("EntityType")) {
      type = null;
    } else if (element.equals("EnumType")) {
      enumeration = null;
    }
  }
}
