package dev.tandem.guide.arch.offending.engine;

import com.fasterxml.jackson.databind.JsonNode;

/** The engine would know JSON. */
interface KnowsJackson {
  JsonNode json();
}
