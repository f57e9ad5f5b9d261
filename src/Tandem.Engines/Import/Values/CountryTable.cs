namespace Tandem.Engines.Import.Values;

/// <summary>ISO 3166-1 codes of two and three letters, then the names: as in Unicode CLDR, and what people write besides.</summary>
internal static class CountryTable
{
    private const string Rows = """
        AF AFG Afghanistan|Afganistán|Afeganistão
        AX ALA Åland Islands|Ålandinseln|Îles Åland|Islas Aland|Ilhas Aland|Isole Åland|Åland
        AL ALB Albania|Albanien|Albanie
        DZ DZA Algeria|Algerien|Algérie|Argelia|Algerije
        AS ASM American Samoa|Amerikanisch-Samoa|Samoa américaines|Samoa Americana|Samoa Americane|Amerikaans-Samoa
        AD AND Andorra|Andorre
        AO AGO Angola
        AI AIA Anguilla|Anguila
        AQ ATA Antarctica|Antarktis|Antarctique|Antártida|Antartide
        AG ATG Antigua & Barbuda|Antigua und Barbuda|Antigua-et-Barbuda|Antigua y Barbuda|Antígua e Barbuda|Antigua en Barbuda
        AR ARG Argentina|Argentinien|Argentine|Argentinië
        AM ARM Armenia|Armenien|Arménie
        AW ABW Aruba
        AU AUS Australia|Australien|Australie
        AT AUT Austria|Österreich|Autriche|Oostenrijk
        AZ AZE Azerbaijan|Aserbaidschan|Azerbaïdjan|Azerbaiyán|Azerbaijão|Azerbaigian|Azerbeidzjan
        BS BHS Bahamas
        BH BHR Bahrain|Bahreïn|Baréin
        BD BGD Bangladesh|Bangladesch|Bangladés
        BB BRB Barbados|Barbade
        BY BLR Belarus|Biélorussie|Bielorrusia|Bielorrússia|Bielorussia
        BE BEL Belgium|Belgien|Belgique|Bélgica|Belgio|België
        BZ BLZ Belize|Belice
        BJ BEN Benin
        BM BMU Bermuda|Bermudes|Bermudas
        BT BTN Bhutan|Bhoutan|Bután|Butão
        BO BOL Bolivia|Bolivien|Bolivie|Bolivia, Plurinational State of
        BQ BES Caribbean Netherlands|Karibische Niederlande|Pays-Bas caribéens|Caribe neerlandés|Países Baixos Caribenhos|Caraibi Olandesi|Caribisch Nederland
        BA BIH Bosnia & Herzegovina|Bosnien und Herzegowina|Bosnie-Herzégovine|Bosnia y Herzegovina|Bósnia e Herzegovina|Bosnia ed Erzegovina|Bosnië en Herzegovina
        BW BWA Botswana|Botsuana
        BR BRA Brazil|Brasilien|Brésil|Brasil|Brasile|Brazilië
        IO IOT British Indian Ocean Territory|Britisches Territorium im Indischen Ozean|Territoire britannique de l’océan Indien|Territorio Británico del Océano Índico|Território Britânico do Oceano Índico|Territorio Britannico dell’Oceano Indiano|Brits Indische Oceaanterritorium
        BN BRN Brunei|Brunei Darussalam
        BG BGR Bulgaria|Bulgarien|Bulgarie|Bulgarije
        BF BFA Burkina Faso|Burquina Faso
        BI BDI Burundi
        CV CPV Cape Verde|Cabo Verde|Cap-Vert|Capo Verde|Kaapverdië
        KH KHM Cambodia|Kambodscha|Cambodge|Camboya|Camboja|Cambogia|Cambodja
        CM CMR Cameroon|Kamerun|Cameroun|Camerún|Camarões|Kameroen
        CA CAN Canada|Kanada
        KY CYM Cayman Islands|Kaimaninseln|Îles Caïmans|Islas Caimán|Ilhas Cayman|Isole Cayman|Kaaimaneilanden
        CF CAF Central African Republic|Zentralafrikanische Republik|République centrafricaine|República Centroafricana|Repubblica Centrafricana|Centraal-Afrikaanse Republiek
        TD TCD Chad|Tschad|Tchad|Chade|Ciad|Tsjaad
        CL CHL Chile|Chili|Cile
        CN CHN China|Chine|Cina|People’s Republic of China|PRC
        CX CXR Christmas Island|Weihnachtsinsel|Île Christmas|Isla de Navidad|Ilha Christmas|Isola Christmas|Christmaseiland
        CC CCK Cocos (Keeling) Islands|Kokosinseln|Îles Cocos|Islas Cocos|Ilhas Cocos (Keeling)|Isole Cocos (Keeling)|Cocoseilanden
        CO COL Colombia|Kolumbien|Colombie
        KM COM Comoros|Komoren|Comores|Comoras|Comore|Comoren
        CG COG Congo - Brazzaville|Kongo-Brazzaville|Congo|República do Congo|Republic of the Congo
        CD COD Congo - Kinshasa|Kongo-Kinshasa|República Democrática del Congo|DR Congo|Democratic Republic of the Congo
        CK COK Cook Islands|Cookinseln|Îles Cook|Islas Cook|Ilhas Cook|Isole Cook|Cookeilanden
        CR CRI Costa Rica
        CI CIV Côte d’Ivoire|Costa do Marfim|Costa d’Avorio|Ivoorkust|Ivory Coast
        HR HRV Croatia|Kroatien|Croatie|Croacia|Croazia|Kroatië
        CU CUB Cuba|Kuba
        CW CUW Curaçao|Curazao
        CY CYP Cyprus|Zypern|Chypre|Chipre|Cipro
        CZ CZE Czechia|Tschechien|Tchéquie|Chequia|Tchéquia|Cechia|Tsjechië|Czech Republic|Tschechische Republik|République tchèque|República Checa
        DK DNK Denmark|Dänemark|Dinamarca|Danimarca|Denemarken
        DJ DJI Djibouti|Dschibuti|Yibuti|Djibuti|Gibuti
        DM DMA Dominica|Dominique
        DO DOM Dominican Republic|Dominikanische Republik|République dominicaine|República Dominicana|Repubblica Dominicana|Dominicaanse Republiek
        EC ECU Ecuador|Équateur|Equador
        EG EGY Egypt|Ägypten|Égypte|Egipto|Egito|Egitto
        SV SLV El Salvador|Salvador
        GQ GNQ Equatorial Guinea|Äquatorialguinea|Guinée équatoriale|Guinea Ecuatorial|Guiné Equatorial|Guinea Equatoriale|Equatoriaal-Guinea
        ER ERI Eritrea|Érythrée|Eritreia
        EE EST Estonia|Estland|Estonie
        SZ SWZ Eswatini|Esuatini|Essuatíni|Swaziland
        ET ETH Ethiopia|Äthiopien|Éthiopie|Etiopía
        FK FLK Falkland Islands|Falklandinseln|Îles Malouines|Islas Malvinas|Ilhas Malvinas|Isole Falkland|Falklandeilanden
        FO FRO Faroe Islands|Färöer|Îles Féroé|Islas Feroe|Ilhas Faroé|Isole Fær Øer|Faeröer
        FJ FJI Fiji|Fidschi|Fidji|Fiyi|Figi
        FI FIN Finland|Finnland|Finlande|Finlandia
        FR FRA France|Frankreich|Francia|França|Frankrijk
        GF GUF French Guiana|Französisch-Guayana|Guyane française|Guayana Francesa|Guiana Francesa|Guyana Francese|Frans-Guyana
        PF PYF French Polynesia|Französisch-Polynesien|Polynésie française|Polinesia Francesa|Polinesia Francese|Frans-Polynesië
        GA GAB Gabon|Gabun|Gabão
        GM GMB Gambia|Gambie
        GE GEO Georgia|Georgien|Géorgie
        DE DEU Germany|Deutschland|Allemagne|Alemania|Alemanha|Germania|Duitsland|BRD|Federal Republic of Germany
        GH GHA Ghana|Gana
        GI GIB Gibraltar|Gibilterra
        GR GRC Greece|Griechenland|Grèce|Grecia|Griekenland
        GL GRL Greenland|Grönland|Groenland|Groenlandia
        GD GRD Grenada|Grenade|Granada
        GP GLP Guadeloupe|Guadalupe|Guadalupa
        GU GUM Guam
        GT GTM Guatemala
        GG GGY Guernsey|Guernesey
        GN GIN Guinea|Guinée|Guiné
        GW GNB Guinea-Bissau|Guinée-Bissau|Guinea-Bisáu|Guiné-Bissau
        GY GUY Guyana|Guiana
        HT HTI Haiti
        VA VAT Vatican City|Vatikanstadt|État de la Cité du Vatican|Ciudad del Vaticano|Cidade do Vaticano|Città del Vaticano|Vaticaanstad|Vatican
        HN HND Honduras
        HK HKG Hong Kong SAR China|Sonderverwaltungsregion Hongkong|R.A.S. chinoise de Hong Kong|RAE de Hong Kong (China)|Hong Kong, RAE da China|RAS di Hong Kong|Hongkong SAR van China|Hong Kong
        HU HUN Hungary|Ungarn|Hongrie|Hungría|Ungheria|Hongarije
        IS ISL Iceland|Island|Islande|Islandia|Islanda|IJsland
        IN IND India|Indien|Inde
        ID IDN Indonesia|Indonesien|Indonésie
        IR IRN Iran|Irã|Iran, Islamic Republic of
        IQ IRQ Iraq|Irak|Iraque
        IE IRL Ireland|Irland|Irlande|Irlanda|Ierland|Republic of Ireland|Eire
        IM IMN Isle of Man|Île de Man|Isla de Man|Ilha de Man|Isola di Man
        IL ISR Israel|Israele
        IT ITA Italy|Italien|Italie|Italia
        JM JAM Jamaica|Jamaika|Jamaïque|Giamaica
        JP JPN Japan|Japon|Japão|Giappone
        JE JEY Jersey
        JO JOR Jordan|Jordanien|Jordanie|Jordania|Giordania
        KZ KAZ Kazakhstan|Kasachstan|Kazajistán|Cazaquistão|Kazakistan|Kazachstan
        KE KEN Kenya|Kenia|Quênia
        KI KIR Kiribati|Quiribati
        KP PRK North Korea|Nordkorea|Corée du Nord|Corea del Norte|Coreia do Norte|Corea del Nord|Noord-Korea|Korea, Democratic People’s Republic of
        KR KOR South Korea|Südkorea|Corée du Sud|Corea del Sur|Coreia do Sul|Corea del Sud|Zuid-Korea|Korea|Republic of Korea|Korea, Republic of
        KW KWT Kuwait|Koweït|Koeweit
        KG KGZ Kyrgyzstan|Kirgisistan|Kirghizstan|Kirguistán|Quirguistão|Kirghizistan|Kirgizië
        LA LAO Laos
        LV LVA Latvia|Lettland|Lettonie|Letonia|Lettonia|Letland
        LB LBN Lebanon|Libanon|Liban|Líbano
        LS LSO Lesotho|Lesoto
        LR LBR Liberia
        LY LBY Libya|Libyen|Libye|Libia|Libië
        LI LIE Liechtenstein
        LT LTU Lithuania|Litauen|Lituanie|Lituania|Litouwen
        LU LUX Luxembourg|Luxemburg|Luxemburgo|Lussemburgo
        MO MAC Macao SAR China|Sonderverwaltungsregion Macau|R.A.S. chinoise de Macao|RAE de Macao (China)|Macau, RAE da China|RAS di Macao|Macau SAR van China|Macau|Macao
        MG MDG Madagascar|Madagaskar
        MW MWI Malawi|Malaui
        MY MYS Malaysia|Malaisie|Malasia|Maleisië
        MV MDV Maldives|Malediven|Maldivas|Maldive|Maldiven
        ML MLI Mali
        MT MLT Malta|Malte
        MH MHL Marshall Islands|Marshallinseln|Îles Marshall|Islas Marshall|Ilhas Marshall|Isole Marshall|Marshalleilanden
        MQ MTQ Martinique|Martinica
        MR MRT Mauritania|Mauretanien|Mauritanie
        MU MUS Mauritius|Maurice|Mauricio
        YT MYT Mayotte
        MX MEX Mexico|Mexiko|Mexique|Messico|Mejico
        FM FSM Micronesia|Mikronesien|Micronésie
        MD MDA Moldova|Republik Moldau|Moldavie|Moldavia|Moldova, Republic of
        MC MCO Monaco
        MN MNG Mongolia|Mongolei|Mongolie
        ME MNE Montenegro
        MS MSR Montserrat
        MA MAR Morocco|Marokko|Maroc|Marruecos|Marrocos|Marocco
        MZ MOZ Mozambique|Mosambik|Moçambique|Mozambico
        MM MMR Myanmar (Burma)|Myanmar|Myanmar (Birmanie)|Myanmar (Birmania)|Mianmar (Birmânia)|Myanmar (Birma)|Burma
        NA NAM Namibia|Namibie
        NR NRU Nauru
        NP NPL Nepal
        NL NLD Netherlands|Niederlande|Pays-Bas|Países Bajos|Países Baixos|Paesi Bassi|Nederland|Holland|The Netherlands|Holanda
        NC NCL New Caledonia|Neukaledonien|Nouvelle-Calédonie|Nueva Caledonia|Nova Caledônia|Nuova Caledonia|Nieuw-Caledonië
        NZ NZL New Zealand|Neuseeland|Nouvelle-Zélande|Nueva Zelanda|Nova Zelândia|Nuova Zelanda|Nieuw-Zeeland
        NI NIC Nicaragua
        NE NER Niger
        NG NGA Nigeria
        NU NIU Niue
        NF NFK Norfolk Island|Norfolkinsel|Île Norfolk|Isla Norfolk|Ilha Norfolk|Isola Norfolk|Norfolk
        MK MKD North Macedonia|Nordmazedonien|Macédoine du Nord|Macedonia del Norte|Macedônia do Norte|Macedonia del Nord|Noord-Macedonië|Macedonia
        MP MNP Northern Mariana Islands|Nördliche Marianen|Îles Mariannes du Nord|Islas Marianas del Norte|Ilhas Marianas do Norte|Isole Marianne Settentrionali|Noordelijke Marianen
        NO NOR Norway|Norwegen|Norvège|Noruega|Norvegia|Noorwegen
        OM OMN Oman|Omã
        PK PAK Pakistan|Paquistão
        PW PLW Palau|Palaos
        PS PSE Palestinian Territories|Palästinensische Autonomiegebiete|Territoires palestiniens|Territorios Palestinos|Territori Palestinesi|Palestijnse gebieden|Palestine|State of Palestine
        PA PAN Panama
        PG PNG Papua New Guinea|Papua-Neuguinea|Papouasie-Nouvelle-Guinée|Papúa Nueva Guinea|Papua-Nova Guiné|Papua Nuova Guinea|Papoea-Nieuw-Guinea
        PY PRY Paraguay|Paraguai
        PE PER Peru|Pérou
        PH PHL Philippines|Philippinen|Filipinas|Filippine|Filipijnen|Philipines|Phillipines
        PL POL Poland|Polen|Pologne|Polonia
        PT PRT Portugal|Portogallo
        PR PRI Puerto Rico|Porto Rico
        QA QAT Qatar|Katar|Catar
        RE REU Réunion|La Réunion|Reunião|Riunione
        RO ROU Romania|Rumänien|Roumanie|Rumanía|Romênia|Roemenië
        RU RUS Russia|Russland|Russie|Rusia|Rusland|Russian Federation|Russische Föderation
        RW RWA Rwanda|Ruanda
        BL BLM St. Barthélemy|Saint-Barthélemy|San Bartolomé|São Bartolomeu
        KN KNA St. Kitts & Nevis|St. Kitts und Nevis|Saint-Christophe-et-Niévès|San Cristóbal y Nieves|São Cristóvão e Névis|Saint Kitts e Nevis|Saint Kitts en Nevis
        LC LCA St. Lucia|Sainte-Lucie|Santa Lucía|Saint Lucia
        MF MAF St. Martin|Saint-Martin|San Martín|São Martinho
        PM SPM St. Pierre & Miquelon|St. Pierre und Miquelon|Saint-Pierre-et-Miquelon|San Pedro y Miquelón|São Pedro e Miquelão|Saint-Pierre e Miquelon|Saint-Pierre en Miquelon
        VC VCT St. Vincent & Grenadines|St. Vincent und die Grenadinen|Saint-Vincent-et-les Grenadines|San Vicente y las Granadinas|São Vicente e Granadinas|Saint Vincent e Grenadine|Saint Vincent en de Grenadines
        WS WSM Samoa
        SM SMR San Marino|Saint-Marin
        ST STP São Tomé & Príncipe|São Tomé und Príncipe|Sao Tomé-et-Principe|Santo Tomé y Príncipe|São Tomé e Príncipe|Sao Tomé en Principe
        SA SAU Saudi Arabia|Saudi-Arabien|Arabie saoudite|Arabia Saudí|Arábia Saudita|Saoedi-Arabië
        SN SEN Senegal
        RS SRB Serbia|Serbien|Serbie|Sérvia|Servië
        SC SYC Seychelles|Seychellen|Seicheles
        SL SLE Sierra Leone|Sierra Leona|Serra Leoa
        SG SGP Singapore|Singapur|Singapour|Singapura
        SX SXM Sint Maarten|Saint-Martin (partie néerlandaise)
        SK SVK Slovakia|Slowakei|Slovaquie|Eslovaquia|Slovacchia|Slowakije
        SI SVN Slovenia|Slowenien|Slovénie|Eslovenia
        SB SLB Solomon Islands|Salomonen|Îles Salomon|Islas Salomón|Ilhas Salomão|Isole Salomone|Salomonseilanden
        SO SOM Somalia|Somalie
        ZA ZAF South Africa|Südafrika|Afrique du Sud|Sudáfrica|África do Sul|Zuid-Afrika
        SS SSD South Sudan|Südsudan|Soudan du Sud|Sudán del Sur|Sudão do Sul|Zuid-Soedan
        ES ESP Spain|Spanien|Espagne|España|Espanha|Spagna|Spanje
        LK LKA Sri Lanka
        SD SDN Sudan|Soudan|Sudão|Soedan
        SR SUR Suriname|Surinam
        SJ SJM Svalbard & Jan Mayen|Spitzbergen und Jan Mayen|Svalbard et Jan Mayen|Svalbard y Jan Mayen|Svalbard e Jan Mayen|Spitsbergen en Jan Mayen
        SE SWE Sweden|Schweden|Suède|Suecia|Svezia|Zweden
        CH CHE Switzerland|Schweiz|Suisse|Suiza|Suíça|Svizzera|Zwitserland
        SY SYR Syria|Syrien|Syrie|Siria|Syrian Arab Republic
        TW TWN Taiwan|Taiwan, Province of China
        TJ TJK Tajikistan|Tadschikistan|Tadjikistan|Tayikistán|Tadjiquistão|Tagikistan|Tadzjikistan
        TZ TZA Tanzania|Tansania|Tanzanie|Tanzania, United Republic of
        TH THA Thailand|Thaïlande|Tailandia|Thailandia
        TL TLS Timor-Leste|Timor oriental|Timor Est|Oost-Timor
        TG TGO Togo
        TO TON Tonga
        TT TTO Trinidad & Tobago|Trinidad und Tobago|Trinité-et-Tobago|Trinidad y Tobago|Trinidad e Tobago|Trinidad en Tobago
        TN TUN Tunisia|Tunesien|Tunisie|Túnez|Tunesië
        TR TUR Türkiye|Türkei|Turquie|Turquía|Turchia|Turkije|Turkey
        TM TKM Turkmenistan|Turcomenistão
        TC TCA Turks & Caicos Islands|Turks- und Caicosinseln|Îles Turques-et-Caïques|Islas Turcas y Caicos|Ilhas Turcas e Caicos|Isole Turks e Caicos|Turks- en Caicoseilanden
        TV TUV Tuvalu
        UG UGA Uganda|Ouganda|Oeganda
        UA UKR Ukraine|Ucrania|Ucraina|Oekraïne
        AE ARE United Arab Emirates|Vereinigte Arabische Emirate|Émirats arabes unis|Emiratos Árabes Unidos|Emirados Árabes Unidos|Emirati Arabi Uniti|Verenigde Arabische Emiraten|UAE
        GB GBR United Kingdom|Vereinigtes Königreich|Royaume-Uni|Reino Unido|Regno Unito|Verenigd Koninkrijk|UK|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|Großbritannien|Angleterre|Inglaterra|Inghilterra|Engeland
        US USA United States|Vereinigte Staaten|États-Unis|Estados Unidos|Stati Uniti|Verenigde Staten|United States of America|America|Etats-Unis d Amerique|EUA|EE.UU.|VS|Verenigde Staten van Amerika|Stati Uniti d America
        UY URY Uruguay|Uruguai
        UZ UZB Uzbekistan|Usbekistan|Ouzbékistan|Uzbequistão|Oezbekistan
        VU VUT Vanuatu
        VE VEN Venezuela|Venezuela, Bolivarian Republic of
        VN VNM Vietnam|Vietnã
        VG VGB British Virgin Islands|Britische Jungferninseln|Îles Vierges britanniques|Islas Vírgenes Británicas|Ilhas Virgens Britânicas|Isole Vergini Britanniche|Britse Maagdeneilanden
        VI VIR U.S. Virgin Islands|Amerikanische Jungferninseln|Îles Vierges des États-Unis|Islas Vírgenes de EE. UU.|Ilhas Virgens Americanas|Isole Vergini Americane|Amerikaanse Maagdeneilanden
        WF WLF Wallis & Futuna|Wallis und Futuna|Wallis-et-Futuna|Wallis y Futuna|Wallis e Futuna|Wallis en Futuna
        EH ESH Western Sahara|Westsahara|Sahara occidental|Saara Ocidental|Sahara Occidentale|Westelijke Sahara
        YE YEM Yemen|Jemen|Iêmen
        ZM ZMB Zambia|Sambia|Zambie
        ZW ZWE Zimbabwe|Simbabwe|Zimbabue
        XK XKX Kosovo
        """;

    /// <summary>Every code and name in its loose form, with the code of two letters.</summary>
    internal static Dictionary<string, string> Keys()
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in Rows.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var code = row[..2];
            keys.TryAdd(LooseKey.Of(code), code);
            keys.TryAdd(LooseKey.Of(row[3..6]), code);
            foreach (var name in row[6..].Split('|')) keys.TryAdd(LooseKey.Of(name), code);
        }
        return keys;
    }
}
