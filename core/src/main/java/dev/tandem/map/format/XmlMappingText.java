package dev.tandem.map.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the mapping of a record in the text of a {@code customizations.xml} that {@link
 * CustomizationsXml} has read: well-formed, without document type. One per document, not safe for
 * several threads.
 */
final class XmlMappingText {
  private static final String OPEN_DATA = "<![CDATA[";
  private static final String CLOSE_DATA = "]]>";
  private static final int NONE = -1;

  private final String file;
  private final String text;
  private int depth;
  private int recordDepth = NONE;
  private int records;
  private int start = NONE;

  private XmlMappingText(String file, String text) {
    this.file = file;
    this.text = text;
  }

  static MappingText find(String file, String text, int index) {
    XmlMappingText search = new XmlMappingText(file, text);
    MappingText found = search.find(index);
    if (found == null) {
      throw search.lost();
    }
    return found;
  }

  /** The mappings of all records, in order, up to the first record without one. */
  static List<MappingText> findAll(String file, String text) {
    List<MappingText> all = new ArrayList<>();
    MappingText next = new XmlMappingText(file, text).find(0);
    while (next != null) {
      all.add(next);
      next = new XmlMappingText(file, text).find(all.size());
    }
    return all;
  }

  private @Nullable MappingText find(int index) {
    for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
      if (text.startsWith("<!--", at)) {
        at = behind("-->", at + 4);
      } else if (text.startsWith(OPEN_DATA, at)) {
        at = behind(CLOSE_DATA, at);
      } else if (text.startsWith("<?", at)) {
        at = behind("?>", at);
      } else if (text.startsWith("</", at)) {
        if (start >= 0) {
          return span(start, at);
        }
        end();
        at = behind(">", at);
      } else {
        at = open(at, index);
      }
    }
    return null;
  }

  /** Enters an element and answers where its content begins. */
  private int open(int at, int index) {
    int name = at + 1;
    int nameEnd = name;
    while (" \t\r\n/>".indexOf(text.charAt(nameEnd)) < 0) {
      nameEnd++;
    }
    int close = tagEnd(nameEnd);
    String local = text.substring(name, nameEnd).replaceFirst("^[^:]*:", "");
    depth++;
    if (recordDepth == NONE && local.equalsIgnoreCase(CustomizationsXml.RECORD)) {
      recordDepth = depth;
    }
    boolean empty = text.charAt(close - 1) == '/';
    boolean field = recordDepth != NONE && depth == recordDepth + 1;
    if (empty) {
      end();
    } else if (field && records == index && local.equalsIgnoreCase(Names.RECORD_MAPPING)) {
      start = close + 1;
    }
    return close + 1;
  }

  /** The sign that ends a start tag; it may stand in the values of attributes as well. */
  private int tagEnd(int from) {
    char quote = 0;
    for (int i = from; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (quote != 0) {
        quote = sign == quote ? 0 : quote;
      } else if (sign == '"' || sign == '\'') {
        quote = sign;
      } else if (sign == '>') {
        return i;
      }
    }
    throw lost();
  }

  private void end() {
    if (depth == recordDepth) {
      recordDepth = NONE;
      records++;
    }
    depth--;
  }

  private int behind(String end, int from) {
    int at = text.indexOf(end, from);
    if (at < 0) {
      throw lost();
    }
    return at + end.length();
  }

  private MapFormatException lost() {
    return Place.of(file).malformed("the record of the map cannot be found again");
  }

  private MappingText span(int from, int to) {
    String raw = text.substring(from, to);
    String inner = raw.strip();
    boolean data = inner.startsWith(OPEN_DATA) && inner.endsWith(CLOSE_DATA);
    return MappingText.of(from, to, raw, data ? XmlMappingText::data : XmlMappingText::escaped);
  }

  static String escaped(String json) {
    return json.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;");
  }

  /** Space around a CDATA section stays outside of it. */
  private static String data(String json) {
    String inner = json.strip();
    String section = OPEN_DATA + inner.replace(CLOSE_DATA, "]]]]><![CDATA[>") + CLOSE_DATA;
    int from = json.indexOf(inner);
    return json.substring(0, from) + section + json.substring(from + inner.length());
  }

  /** Whether XML can hold a character. */
  static boolean isCharacter(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
