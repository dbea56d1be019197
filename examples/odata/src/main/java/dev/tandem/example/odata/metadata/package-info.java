/** What a service publishes about its tables, as a catalog and as names and types on the wire. */
@NullMarked
package dev.tandem.example.odata.metadata;

import org.jspecify.annotations.NullMarked;
