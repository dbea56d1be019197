package dev.tandem.example.odata.server.service;

import dev.tandem.example.odata.server.model.Model;
import dev.tandem.example.odata.server.model.ModelProvider;
import dev.tandem.example.odata.server.model.Shape;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.olingo.commons.api.edmx.EdmxReference;
import org.apache.olingo.commons.api.edmx.EdmxReferenceInclude;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ServiceMetadata;

/**
 * The metadata against which a request is parsed: the whole model, or, when a URL names an
 * alternate key, the view in which that key is the key of its set. Olingo knows no alternate keys
 * of its own. Safe for any thread.
 */
final class Views {
  private static final Pattern KEYED = Pattern.compile("^/?([A-Za-z_][\\w.]*)\\((.*?)\\)(/.*)?$");
  private static final Pattern NAME = Pattern.compile("(?:^|,)\\s*([A-Za-z_]\\w*)\\s*=");

  private final OData odata;
  private final Model model;
  private final ServiceMetadata whole;
  private final ServiceMetadata published;
  private final Map<List<String>, ServiceMetadata> views = new ConcurrentHashMap<>();

  Views(OData odata, Model model) {
    this.odata = odata;
    this.model = model;
    whole = odata.createServiceMetadata(new ModelProvider(model), references());
    published = odata.createServiceMetadata(ModelProvider.published(model), references());
  }

  private static List<EdmxReference> references() {
    EdmxReference core =
        new EdmxReference(
            URI.create(
                "https://docs.oasis-open.org/odata/odata/v4.0/os/vocabularies/Org.OData.Core.V1.xml"));
    core.addInclude(new EdmxReferenceInclude("Org.OData.Core.V1"));
    return List.of(core);
  }

  /** The whole model with primary keys. */
  ServiceMetadata whole() {
    return whole;
  }

  /** The metadata for a path below the root of the service. */
  ServiceMetadata of(String path) {
    if (path.equals("/$metadata")) {
      return published;
    }
    Matcher keyed = KEYED.matcher(path);
    Shape shape = keyed.matches() ? model.ofSet(keyed.group(1)) : null;
    if (shape == null) {
      return whole;
    }
    List<String> names = names(keyed.group(2));
    for (List<String> key : shape.alternateKeys()) {
      if (key.size() == names.size() && new HashSet<>(key).equals(new HashSet<>(names))) {
        List<String> name = new ArrayList<>(key);
        name.add(0, shape.setName());
        return views.computeIfAbsent(name, any -> view(shape, key));
      }
    }
    return whole;
  }

  private ServiceMetadata view(Shape shape, List<String> key) {
    return odata.createServiceMetadata(new ModelProvider(model, shape, key), List.of());
  }

  /** The names before the equal signs that stand outside of quotes. */
  private static List<String> names(String predicate) {
    String plain = predicate.replaceAll("(?:'|%27)(?:(?!'|%27).|''|%27%27)*(?:'|%27)", "''");
    List<String> names = new ArrayList<>();
    Matcher name = NAME.matcher(plain.replace("%20", " ").replace("%2C", ",").replace("%3D", "="));
    while (name.find()) {
      names.add(name.group(1));
    }
    return names;
  }
}
