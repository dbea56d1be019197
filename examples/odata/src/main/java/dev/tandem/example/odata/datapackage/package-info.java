/**
 * Data packages of finance: a zip with {@code Manifest.xml}, {@code PackageHeader.xml} and one file
 * of rows per entity, written row by row and read with limits.
 */
@NullMarked
package dev.tandem.example.odata.datapackage;

import org.jspecify.annotations.NullMarked;
