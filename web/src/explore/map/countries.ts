import type { Feature, FeatureCollection, Geometry } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "world-atlas/countries-110m.json";

/** The countries of the world, with the borders of Natural Earth. */
export const countries = feature(atlas as unknown as Topology, atlas.objects.countries as unknown as GeometryCollection<{ name: string }>) as FeatureCollection<Geometry, { name: string }>;

/**
 * The numbers of countries by their letters (ISO 3166-1), for the countries that have a shape. The record has the letters, and the shapes
 * have the numbers.
 */
const numbers = new Map(
  `
  AE784 AF4 AL8 AM51 AO24 AQ10 AR32 AT40 AU36 AZ31 BA70 BD50 BE56 BF854 BG100 BI108 BJ204 BN96 BO68 BR76 BS44 BT64 BW72 BY112 BZ84 CA124 CD180 CF140
  CG178 CH756 CI384 CL152 CM120 CN156 CO170 CR188 CU192 CY196 CZ203 DE276 DJ262 DK208 DO214 DZ12 EC218 EE233 EG818 EH732 ER232 ES724 ET231 FI246 FJ242
  FK238 FR250 GA266 GB826 GE268 GH288 GL304 GM270 GN324 GQ226 GR300 GT320 GW624 GY328 HN340 HR191 HT332 HU348 ID360 IE372 IL376 IN356 IQ368 IR364 IS352
  IT380 JM388 JO400 JP392 KE404 KG417 KH116 KP408 KR410 KW414 KZ398 LA418 LB422 LK144 LR430 LS426 LT440 LU442 LV428 LY434 MA504 MD498 ME499 MG450 MK807
  ML466 MM104 MN496 MR478 MW454 MX484 MY458 MZ508 NA516 NC540 NE562 NG566 NI558 NL528 NO578 NP524 NZ554 OM512 PA591 PE604 PG598 PH608 PK586 PL616 PR630
  PS275 PT620 PY600 QA634 RO642 RS688 RU643 RW646 SA682 SB90 SD729 SE752 SI705 SK703 SL694 SN686 SO706 SR740 SS728 SV222 SY760 SZ748 TD148 TF260 TG768
  TH764 TJ762 TL626 TM795 TN788 TR792 TT780 TW158 TZ834 UA804 UG800 US840 UY858 UZ860 VD704 VE862 VU548 YE887 ZA710 ZM894 ZW716
`
    .trim()
    .split(/\s+/)
    .map((code) => [code.slice(0, 2), code.slice(2)]),
);

/** The shape of a country, by its two letters. Kosovo has no number. */
export function shapeOf(letters: string): Feature<Geometry, { name: string }> | undefined {
  const number = numbers.get(letters);
  return countries.features.find((f) => (number === undefined ? letters === "XK" && f.properties.name === "Kosovo" : Number(f.id) === Number(number)));
}
