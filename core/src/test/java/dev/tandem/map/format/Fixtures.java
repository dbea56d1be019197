package dev.tandem.map.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tandem.map.DualWriteMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Maps and packages that tests read. */
final class Fixtures {
  static final String PROPERTIES =
      """
      {"Description": "Customers [Party]", "IsDualWriteProject": true, "SkipInitialSync": true,
       "Tags": ["ProjectOperations"], "TargetVersionInfo":
       {"crm": {"Dynamics365Company": "2.0.217"}, "AX": {"application": "10.0.39"}}}""";

  private static final JsonMapper JSON = new JsonMapper();

  private Fixtures() {}

  static byte[] bytes(String resource) {
    try (InputStream in = Fixtures.class.getResourceAsStream(resource)) {
      return Objects.requireNonNull(in, resource).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String resource) {
    return new String(bytes(resource), StandardCharsets.UTF_8);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static DualWriteMap parse(String json) {
    return MapReader.parse("test.json", utf8(json));
  }

  static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A mapping with one leg and these field mappings. */
  static String mapping(String finance, String table, String... fields) {
    return "{\"name\": \"["
        + finance
        + "] - ["
        + table
        + "]\", \"legs\": [{\"id\": \"001\", \"sourceSchema\": \""
        + finance
        + "\", \"destinationSchema\": \""
        + table
        + "\", \"fieldMappings\": ["
        + String.join(", ", fields)
        + "]}]}";
  }

  /** One map element of a package, in the order of PKG-3. */
  static String element(String finance, String table, String version, String mapping) {
    String display = table + " - " + finance;
    return """
           <msdyn_dualwriteentitymap msdyn_dualwriteentitymapid="1b6f0f58-24b8-4a4a-8a0b-4dca13b2a2b1">
             <iscustomizable>1</iscustomizable>
             <msdyn_displayname>%s</msdyn_displayname>
             <msdyn_mapping>
               %s
             </msdyn_mapping>
             <msdyn_name>msdyn_[%s]</msdyn_name>
             <msdyn_properties>%s</msdyn_properties>
             <msdyn_version>%s</msdyn_version>
             <statecode>0</statecode>
             <statuscode>1</statuscode>
           </msdyn_dualwriteentitymap>
        """
        .formatted(escape(display), escape(mapping), escape(display), PROPERTIES, version);
  }

  /** A package document with some map elements. */
  static String customizations(String... elements) {
    return """
    <?xml version="1.0" encoding="utf-8"?>
    <ImportExportXml xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
      <Entities />
      <Roles></Roles>
      <msdyn_dualwriteentitymaps>
    %s  </msdyn_dualwriteentitymaps>
      <Languages><Language>1033</Language></Languages>
    </ImportExportXml>
    """
        .formatted(String.join("", elements));
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  /** Text as the package holds it: with a byte-order mark (PKG-1). */
  static byte[] marked(String text) {
    return utf8("\uFEFF" + text);
  }

  /** An archive; names and contents in turn. */
  static byte[] zip(Object... entries) {
    Map<String, byte[]> byName = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      byName.put(
          (String) entries[i],
          entries[i + 1] instanceof byte[] bytes ? bytes : utf8((String) entries[i + 1]));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : byName.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A solution archive around a customizations document. */
  static byte[] solution(String customizations) {
    return zip(
        "[Content_Types].xml", marked("<Types/>"),
        "solution.xml", marked("<ImportExportXml><SolutionManifest/></ImportExportXml>"),
        "customizations.xml", marked(customizations));
  }
}
