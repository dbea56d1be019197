/** The adapter to the Dataverse Web API. */
@NullMarked
package dev.tandem.example.odata.dataverse;

import org.jspecify.annotations.NullMarked;
