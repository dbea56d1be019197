package dev.tandem.guide.arch.offending.map;

import dev.tandem.guide.arch.offending.projectops.KnowsExamples;

/** Core would know one product. */
interface KnowsMappings {
  KnowsExamples mappings();
}
