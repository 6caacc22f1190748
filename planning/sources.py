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
VRAHAS_1999 = Source("Vrahas et al. 1999 (cadavers), as quoted",
                     page="wheelessonline.com/bones/roof-arc-measurements-for-acetabular-frx")
CHUCKPAIWONG_2009 = Source("Chuckpaiwong et al., Injury 2009", doi="10.1016/j.injury.2009.01.016")
TERJESEN_2012 = Source("Terjesen et al., Acta Orthop 2012", doi="10.3109/17453674.2012.665331")
IHDI = Source("International Hip Dysplasia Institute, classification",
              page="hipdysplasia.org/get-involved/orthopedic-surgeons/ihdi-standards")
BOSCHUNG_2023 = Source("Boschung et al. 2023", page="boris.unibe.ch/185187")
UNCONFIRMED = Source("Commonly quoted; no source confirmed")

TANNAST_HIPS = "86 selected surgical hips, computer-assisted, corrected to a neutral pelvis"
POLLARD_HIPS = "83 asymptomatic hips, cross-table in 15° internal rotation, 95 % reference interval"
