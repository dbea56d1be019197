/** A catalog as an OData model: names, types, keys, and the metadata document made of them. */
@NullMarked
package dev.tandem.example.odata.server.model;

import org.jspecify.annotations.NullMarked;
