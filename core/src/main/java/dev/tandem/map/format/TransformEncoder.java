package dev.tandem.map.format;

import dev.tandem.map.Transform;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes transforms; one whose kind was changed in code takes the shipped form of its new kind. */
final class TransformEncoder {
  private TransformEncoder() {}

  static Map<String, @Nullable Object> encode(Transform transform) {
    if (transform instanceof Transform.ValueMap valueMap) {
      return valueMap(valueMap);
    }
    if (transform instanceof Transform.DefaultValue defaultValue) {
      return defaultValue(defaultValue);
    }
    if (transform instanceof Transform.Truncate truncate) {
      return truncate(truncate);
    }
    return unknown((Transform.Unknown) transform);
  }

  private static Map<String, @Nullable Object> valueMap(Transform.ValueMap now) {
    JsonObject json = origin(now, ShippedForm::valueMap);
    Transform.ValueMap was = (Transform.ValueMap) TransformDecoder.transform(json);
    Edit edit = new Edit(json);
    edit.set(Names.VALUE_MAP, was.entries(), now.entries(), entries(json, now));
    edit.set(
        Names.CREATE_VALUES,
        was.createValuesOnDestination(),
        now.createValuesOnDestination(),
        now.createValuesOnDestination());
    return edit.done();
  }

  private static Map<String, @Nullable Object> entries(JsonObject json, Transform.ValueMap now) {
    JsonObject was = json.object(Names.VALUE_MAP);
    Map<String, @Nullable Object> before = was == null ? Map.of() : was.properties();
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    for (Transform.ValueMap.Entry entry : now.entries()) {
      if (entries.containsKey(entry.finance())) {
        throw new IllegalArgumentException(
            "a value map has the finance value \""
                + entry.finance()
                + "\" twice; a map file can hold it once only (TRF-12): remove one entry");
      }
      Object raw = before.get(entry.finance());
      boolean kept = Objects.equals(JsonObject.text(raw), entry.dataverse());
      entries.put(entry.finance(), kept ? raw : entry.dataverse());
    }
    return entries;
  }

  private static Map<String, @Nullable Object> defaultValue(Transform.DefaultValue now) {
    JsonObject json = origin(now, ShippedForm::defaultValue);
    Transform.DefaultValue was = (Transform.DefaultValue) TransformDecoder.transform(json);
    Edit edit = new Edit(json);
    edit.set(Names.DEFAULT_VALUE, was.literal(), now.literal());
    return edit.done();
  }

  private static Map<String, @Nullable Object> truncate(Transform.Truncate now) {
    JsonObject json = origin(now, ShippedForm::truncate);
    Transform.Truncate was = (Transform.Truncate) TransformDecoder.transform(json);
    String name =
        TransformDecoder.LENGTH_NAMES.stream()
            .filter(candidate -> TransformDecoder.wholeNumber(json.value(candidate)).isPresent())
            .findFirst()
            .orElse(Names.LENGTH);
    Edit edit = new Edit(json);
    edit.set(name, was.length(), now.length(), BigDecimal.valueOf(now.length()));
    return edit.done();
  }

  private static Map<String, @Nullable Object> unknown(Transform.Unknown now) {
    JsonObject json = JsonObject.reread(now.original().properties());
    Edit edit = new Edit(json);
    Transform was = TransformDecoder.transform(json);
    String before = was instanceof Transform.Unknown unknown ? unknown.type() : null;
    edit.set(Names.TRANSFORM_TYPE, before, now.type());
    return edit.done();
  }

  private static JsonObject origin(Transform now, Supplier<Map<String, @Nullable Object>> shipped) {
    JsonObject json = JsonObject.reread(now.original().properties());
    boolean sameKind = TransformDecoder.transform(json).getClass() == now.getClass();
    return sameKind ? json : JsonObject.reread(shipped.get());
  }
}
