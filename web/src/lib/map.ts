import { type GeoProjection, geoEquirectangular } from "d3-geo";
import { termValue } from "./query";

/** South, west, north, east in degrees, as a query's box: takes them. */
export type Box = [number, number, number, number];
export const WORLD: Box = [-58, -180, 80, 180];

/** The box that the query names, if it is a good one. */
export function boxOf(query: string): Box | null {
  const degrees = (termValue(query, "box") ?? "").replaceAll('"', "").split(",").map(Number);
  if (degrees.length !== 4 || degrees.some((value) => !Number.isFinite(value))) return null;
  const [south = 0, west = 0, north = 0, east = 0] = degrees;
  return south < north && west < east ? [south, west, north, east] : null;
}

/** A projection on which a box is a rectangle, fitted to show the whole box. */
export function fitted([south, west, north, east]: Box, width: number, height: number): GeoProjection {
  const radians = Math.PI / 180;
  const scale = Math.min(width / ((east - west) * radians), height / ((north - south) * radians));
  const projection = geoEquirectangular().scale(scale).translate([0, 0]);
  const [x = 0, y = 0] = projection([(west + east) / 2, (south + north) / 2]) ?? [];
  return projection.translate([width / 2 - x, height / 2 - y]).clipExtent([
    [0, 0],
    [width, height],
  ]);
}

/** What a rectangle on the map encloses, to a hundredth of a degree. */
export function boxBetween(projection: GeoProjection, from: [number, number], to: [number, number]): Box {
  const [west = -180, north = 90] =
    projection.invert?.([Math.min(from[0], to[0]), Math.min(from[1], to[1])]) ?? [];
  const [east = 180, south = -90] =
    projection.invert?.([Math.max(from[0], to[0]), Math.max(from[1], to[1])]) ?? [];
  const round = (value: number, least: number, most: number) =>
    Math.round(Math.min(most, Math.max(least, value)) * 100) / 100;
  return [round(south, -90, 90), round(west, -180, 180), round(north, -90, 90), round(east, -180, 180)];
}
