package dev.tandem.map.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code customizations.xml} whose mappings stand in files of their own: where a mapping stood,
 * an instruction names the file. All else stays byte for byte. Immutable.
 */
final class SolutionDocument {
  /** The instruction that names the file of a mapping. */
  static final String INSTRUCTION = "tandem";

  private static final Pattern NAMED =
      Pattern.compile("<\\?" + INSTRUCTION + "\\s+(\\S+?)\\s*\\?>");

  private final String file;
  private final byte[] mark;
  private final Charset charset;
  private final String text;
  private final List<MappingText> mappings;

  SolutionDocument(String file, byte[] content) {
    this.file = file;
    charset = XmlCharset.of(file, content);
    int length = Texts.markLength(content, charset);
    mark = Arrays.copyOf(content, length);
    text = DocumentEdit.decode(file, content, length, charset);
    mappings = XmlMappingText.findAll(file, text);
  }

  /** How many mappings stand in it, or are named. */
  int size() {
    return mappings.size();
  }

  /** The file that stands for a mapping. */
  String named(int index) {
    MappingText mapping = mappings.get(index);
    String inner = text.substring(mapping.start(), mapping.end()).strip();
    Matcher named = NAMED.matcher(inner);
    if (!named.matches()) {
      throw Place.of(file)
          .malformed(
              "found a record without the name of its map file; expected <?"
                  + INSTRUCTION
                  + " maps/NAME.json?> in <msdyn_mapping>: unpack the solution again");
    }
    return named.group(1);
  }

  /** The document with names of files in the place of mappings. */
  byte[] withNames(List<String> names) {
    return with(names.stream().map(name -> "<?" + INSTRUCTION + " " + name + "?>").toList());
  }

  /** The document with mappings in the place of names. */
  byte[] withMappings(List<String> jsons) {
    return with(
        jsons.stream()
            .map(json -> XmlMappingText.escaped(DocumentEdit.legible(json, charset, true)))
            .toList());
  }

  private byte[] with(List<String> texts) {
    StringBuilder result = new StringBuilder();
    int from = 0;
    for (int i = 0; i < texts.size(); i++) {
      MappingText mapping = mappings.get(i);
      result.append(text, from, mapping.start()).append(mapping.lead());
      result.append(texts.get(i)).append(mapping.trail());
      from = mapping.end();
    }
    result.append(text, from, text.length());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(mark);
    bytes.writeBytes(result.toString().getBytes(charset));
    return bytes.toByteArray();
  }
}
