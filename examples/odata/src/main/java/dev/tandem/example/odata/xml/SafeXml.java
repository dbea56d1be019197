package dev.tandem.example.odata.xml;

import java.io.InputStream;
import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML from elsewhere: document types and entities are refused, so that a document can neither grow
 * nor reach elsewhere. How deep and how long it may be is for the caller to say. Stateless.
 */
public final class SafeXml {
  private SafeXml() {}

  /**
   * The document of a text.
   *
   * @throws XMLStreamException when it does not begin as XML does
   */
  public static XMLStreamReader read(Reader document) throws XMLStreamException {
    return factory().createXMLStreamReader(document);
  }

  /**
   * The document of bytes, whose encoding it names itself.
   *
   * @throws XMLStreamException when it does not begin as XML does
   */
  public static XMLStreamReader read(InputStream document) throws XMLStreamException {
    return factory().createXMLStreamReader(document);
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }
}
