package dev.tandem.example.odata.server.model;

import dev.tandem.spi.schema.FieldType.Enumeration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.edm.provider.CsdlAbstractEdmProvider;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainer;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainerInfo;
import org.apache.olingo.commons.api.edm.provider.CsdlEntitySet;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlEnumType;
import org.apache.olingo.commons.api.edm.provider.CsdlPropertyRef;
import org.apache.olingo.commons.api.edm.provider.CsdlSchema;
import org.apache.olingo.commons.api.edm.provider.CsdlTerm;
import org.jspecify.annotations.Nullable;

/**
 * The model as Olingo asks for it. Olingo parses keys by the declared key of a type only; a request
 * that names an alternate key is therefore parsed against a view in which that key is the declared
 * one.
 */
@SuppressWarnings("NullAway") // null is how a provider says that it has no such element
public final class ModelProvider extends CsdlAbstractEdmProvider {
  /** The annotation of alternate keys. */
  static final FullQualifiedName ALTERNATE_KEYS =
      new FullQualifiedName("Org.OData.Core.V1", "AlternateKeys");

  /** The annotation of columns that are not for writers. */
  static final FullQualifiedName COMPUTED = new FullQualifiedName("Org.OData.Core.V1", "Computed");

  private final Model model;
  private final Map<String, CsdlEntityType> types = new LinkedHashMap<>();
  private final Map<String, CsdlEnumType> enums = new LinkedHashMap<>();
  private final CsdlEntityContainer container;

  /** The whole model with the primary keys, for reading requests. */
  public ModelProvider(Model model) {
    this(model, null, List.of(), false);
  }

  /** The model as the metadata document shows it. */
  public static ModelProvider published(Model model) {
    return new ModelProvider(model, null, List.of(), true);
  }

  /**
   * A view of the model.
   *
   * @param keyed the set that another key identifies; null for none
   * @param key the properties of that key
   */
  public ModelProvider(Model model, @Nullable Shape keyed, List<String> key) {
    this(model, keyed, key, false);
  }

  private ModelProvider(Model model, @Nullable Shape keyed, List<String> key, boolean published) {
    this.model = model;
    CsdlTypes csdl = new CsdlTypes(model, published);
    for (Shape shape : model.shapes()) {
      CsdlEntityType type = csdl.entityType(shape);
      if (shape == keyed) {
        type.setKey(key.stream().map(name -> new CsdlPropertyRef().setName(name)).toList());
      }
      types.put(shape.typeName(), type);
    }
    for (Enumeration enumeration : model.enumerations().values()) {
      enums.put(enumeration.name(), csdl.enumType(enumeration));
    }
    List<CsdlEntitySet> sets = new ArrayList<>();
    model.shapes().forEach(shape -> sets.add(csdl.entitySet(shape)));
    container = new CsdlEntityContainer().setName(model.container()).setEntitySets(sets);
  }

  private boolean isOwn(FullQualifiedName name) {
    return name.getNamespace().equals(model.namespace());
  }

  @Override
  public CsdlEntityType getEntityType(FullQualifiedName name) {
    return isOwn(name) ? types.get(name.getName()) : null;
  }

  @Override
  public CsdlEnumType getEnumType(FullQualifiedName name) {
    return isOwn(name) ? enums.get(name.getName()) : null;
  }

  @Override
  public CsdlTerm getTerm(FullQualifiedName name) {
    if (name.equals(ALTERNATE_KEYS)) {
      return new CsdlTerm().setName(name.getName()).setType("Edm.ComplexType");
    }
    return name.equals(COMPUTED)
        ? new CsdlTerm().setName(name.getName()).setType("Edm.Boolean")
        : null;
  }

  @Override
  public CsdlEntitySet getEntitySet(FullQualifiedName owner, String name) {
    return isOwn(owner) ? container.getEntitySet(name) : null;
  }

  @Override
  public CsdlEntityContainerInfo getEntityContainerInfo(FullQualifiedName name) {
    FullQualifiedName own = new FullQualifiedName(model.namespace(), model.container());
    return name == null || name.equals(own)
        ? new CsdlEntityContainerInfo().setContainerName(own)
        : null;
  }

  @Override
  public List<CsdlSchema> getSchemas() {
    return List.of(
        new CsdlSchema()
            .setNamespace(model.namespace())
            .setEnumTypes(List.copyOf(enums.values()))
            .setEntityTypes(List.copyOf(types.values()))
            .setEntityContainer(container));
  }

  @Override
  public CsdlEntityContainer getEntityContainer() {
    return container;
  }
}
