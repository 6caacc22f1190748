"""Papers and pages, and the ones that more than one measure cites."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """Where a limit was published: a citation, and the number it can be looked up by."""

    cite: str
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    page: str = ""

    @property
    def locator(self) -> str:
        """DOI, PMID, PMC number or page, whichever is known first; empty when none is."""
        if self.doi:
            return f"doi {self.doi}"
        if self.pmid:
            return f"PMID {self.pmid}"
        return self.pmcid or self.page


TANNAST_2015 = Source(
    "Tannast et al., Clin Orthop Relat Res 2015;473:1234", doi="10.1007/s11999-014-4038-3", pmid="25384429"
)
BERN_2021 = Source("Bone Joint Open 2021;2:813 (bands of the same group)", doi="10.1302/2633-1462.210.BJO-2021-0069.R1")
ASHWELL_2016 = Source("Ashwell et al., J Hip Preserv Surg 2016", doi="10.1093/jhps/hnw034")
NEPPLE_2013 = Source("Nepple et al. 2013", pmid="23467864")
ENGESAETER_2013 = Source("Engesæter et al., Skeletal Radiol 2013", doi="10.1007/s00256-013-1574-y")
LABORIE_2014 = Source("Laborie et al. 2014", pmid="24692609")
VAN_KLIJ_2020 = Source("van Klij et al. 2020 (systematic review)", pmcid="PMC7418265")
POLLARD_2010 = Source("Pollard et al. 2010", page="University of Oxford publication record 62618")
SIEBENROCK_2012 = Source("Siebenrock et al. 2012 (its introduction was seen, not its numbers)",
                         doi="10.1007/s11999-012-2477-2")
RETROVERSION_SIGNS = Source("Definitions of the retroversion signs", page="PMC10293407, table 2")
TONNIS_1976 = Source("Tönnis, Clin Orthop Relat Res 1976;119", pmid="954321")
EMC_2002 = Source("Le Breton, EMC 2002, 30-450-A-10, as quoted", page="clemedicine.com/4-elements-de-diagnostic")
WHEELESS = Source("Wheeless, Roof arc measurements (quotes Vrahas et al. 1999, cadavers)",
                  page="wheelessonline.com/bones/roof-arc-measurements-for-acetabular-frx")
MATTA_1986 = Source("Matta et al. 1986", pmid="3698382")
CHUCKPAIWONG_2009 = Source("Chuckpaiwong et al., Injury 2009", doi="10.1016/j.injury.2009.01.016")
TERJESEN_2012 = Source("Terjesen et al., Acta Orthop 2012", doi="10.3109/17453674.2012.665331")
IHDI = Source("International Hip Dysplasia Institute, classification",
              page="hipdysplasia.org/get-involved/orthopedic-surgeons/ihdi-standards")
BOSCHUNG_2023 = Source("Boschung et al. 2023", page="boris.unibe.ch/185187")
DRY_PELVIS = Source("Effect of tilt and rotation on a dry pelvis, 0 to 15°", pmcid="PMC3705041")
SIEBENROCK_2003 = Source("Siebenrock et al., Clin Orthop Relat Res 2003",
                         page="insights.ovid.com/crossref?an=00003086-200302000-00033")
PORTINARO_1995 = Source("Portinaro et al. 1995", doi="10.1097/01241398-199511000-00010")
ZALTZ_2013 = Source("Zaltz et al. 2013", pmid="23136058")
FALSE_PROFILE_POSITION = Source("False profile, position and error", pmid="30801276")
FALSE_PROFILE_POSTER = Source("Wyler, Laredo, Lequesne, poster", page="studylibfr.com/doc/414219")
SCHMARANZER_2019 = Source("Schmaranzer et al., Clin Orthop Relat Res 2019 (the methods in their order)",
                          page="discovery.researcher.life, differences in femoral torsion")
DANDACHLI_2013 = Source("Dandachli et al., Hip Int 2013 (93 hips)", pmid="23397204")
TONNIS_HEINECKE_1999 = Source("Tönnis and Heinecke, Z Orthop 1999;137:153", doi="10.1055/s-2008-1039351")
ANGLE_OF_THE_CHILD = Source("Radiopaedia, Acetabular angle", page="radiopaedia.org/articles/acetabular-angle")
LERCH_2022 = Source("Lerch et al., J Hip Preserv Surg 2022", doi="10.1093/jhps/hnac016")
GOSVIG_2007 = Source("Gosvig et al. 2007", pmid="17957069")
ANGLES_DRAWN = Source("J Orthop Surg Res 2025, figure 1", doi="10.1186/s13018-025-05655-w")
UNCONFIRMED = Source("Commonly quoted; no source confirmed")

TANNAST_HIPS = "86 selected surgical hips, computer-assisted, corrected to a neutral pelvis"
POLLARD_HIPS = "83 asymptomatic hips, cross-table in 15° internal rotation, 95 % reference interval"
